/** Style sheets are imported for their effect: the bundler collects them in page.css. */
declare module '*.css';
