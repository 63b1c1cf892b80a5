/** The webview type of all reviews, as in the manifest's activation events. */
export const reviewPanelType = 'tracklist.review';
