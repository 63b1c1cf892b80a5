import type { Track } from '../model/track.ts';
import type { PanelSection } from './panelSection.ts';

/** The track with this URI that one of the sections shows. */
export function trackIn(sections: readonly PanelSection[], uri: string): Track | undefined {
  for (const section of sections) {
    const track = section.trackAt(uri);
    if (track) return track;
  }
  return undefined;
}
