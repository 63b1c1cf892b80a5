import { siSpotify } from 'simple-icons';

/** Drawn on 16 × 16 with lines 1.25 wide. */
const drawings = {
  add: 'M8 3v10M3 8h10',
  dash: 'M3.5 8h9',
  trash: 'M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 6.5v4.5M9.3 6.5v4.5',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  copy: 'M6 5h7v8.5H6zM3.5 11V2.5H10',
  open: 'M6.5 3H3v10h10V9.5M9 3h4v4M13 3L7.5 8.5',
  link: 'M6.6 9.4l2.8-2.8M7.3 4.7l1.5-1.6a2.9 2.9 0 0 1 4.1 4.1l-1.6 1.5M8.7 11.3l-1.5 1.6a2.9 2.9 0 0 1-4.1-4.1l1.6-1.5',
  chevron: 'M6 4l4 4-4 4',
  back: 'M13 8H3M7 4L3 8l4 4',
  forward: 'M3 8h10M9 4l4 4-4 4',
  warning: 'M8 2.5L14.2 13.5H1.8zM8 6.8v3.2M8 11.6v.3',
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
