/** Under which a workspace remembers that the person was in the demo, so that a reload comes back to it. */
export const demoKey = 'demo';
