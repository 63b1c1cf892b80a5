/** The details panel's webview type, as in the manifest's activation events. */
export const trackPanelType = 'tracklist.track';
