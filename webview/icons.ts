import { siSpotify } from 'simple-icons';

/** Drawn on 16 × 16 with lines 1.25 wide. */
const drawings = {
  add: 'M8 3v10M3 8h10',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  copy: 'M6 5h7v8.5H6zM3.5 11V2.5H10',
  open: 'M6.5 3H3v10h10V9.5M9 3h4v4M13 3L7.5 8.5',
  link: 'M7 9.5l2.5-3M6.5 6.5L8 4.8a2.4 2.4 0 0 1 3.6 3.1L10 9.7M9.6 9.4L8 11.2a2.4 2.4 0 0 1-3.6-3.1L6 6.3',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7.2V11M8 4.8v.9',
  note: 'M6 12V3.5l6-1.2v8.2M6 12a1.6 1.3 0 1 1-3.2 0A1.6 1.3 0 0 1 6 12zM12 10.5a1.6 1.3 0 1 1-3.2 0 1.6 1.3 0 0 1 3.2 0z',
} as const;

export type IconName = keyof typeof drawings;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A line drawing in the text's colour; it says nothing to a screen reader. */
export function icon(name: IconName): SVGSVGElement {
  const svg = drawing(16, 'icon');
  svg.append(path(drawings[name]));
  return svg;
}

/** Shows another drawing in the same place. */
export function setIcon(svg: SVGSVGElement, name: IconName): void {
  svg.firstElementChild?.setAttribute('d', drawings[name]);
}

/** Spotify's mark, unaltered; the style sheet makes it black on light and white on dark. */
export function spotifyMark(): SVGSVGElement {
  const svg = drawing(24, 'spotify-mark');
  svg.append(path(siSpotify.path));
  return svg;
}

function drawing(size: number, className: string): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

function path(d: string): SVGPathElement {
  const made = document.createElementNS(svgNamespace, 'path');
  made.setAttribute('d', d);
  return made;
}
