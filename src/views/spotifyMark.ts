import { siSpotify } from 'simple-icons';
import { ColorThemeKind, window } from 'vscode';

/** Spotify asks for 21 at least. */
const pixels = 21;

/** Spotify's mark as a picture in Markdown: unaltered, black on light themes and white on dark ones, as Spotify asks. */
export function spotifyMark(): string {
  const { Light, HighContrastLight } = ColorThemeKind;
  const isLight = [Light, HighContrastLight].includes(window.activeColorTheme.kind);
  const [size, fill] = [`width="${pixels}" height="${pixels}"`, isLight ? '#000' : '#fff'];
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${size}><path fill="${fill}" d="${siSpotify.path}"/></svg>`;
  return `![Spotify](data:image/svg+xml;base64,${btoa(drawing)}|width=${pixels},height=${pixels})`;
}
