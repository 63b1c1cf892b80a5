import imported from 'mocha';

/** Mocha's class. What a CommonJS bundle gets from `require('mocha')` is the class on Node.js 24, and the module on 22. */
export const MochaClass = (imported as { default?: typeof imported }).default ?? imported;
