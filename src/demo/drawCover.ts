import { hash } from './hash.ts';

type Design = (colours: readonly string[], lot: (below: number) => number) => string;

/** Sides of the drawing, in its own units. */
const size = 64;

const designs: readonly Design[] = [
  // Rings around a point off the middle.
  (colours, lot) => {
    const [x, y] = [16 + lot(32), 16 + lot(32)];
    return [44, 34, 25, 17, 9]
      .map((radius, index) => circle(x, y, radius, colours[1 + (index % 3)]))
      .join('');
  },
  // Hills in front of a sun.
  (colours, lot) =>
    circle(14 + lot(36), 14 + lot(14), 6 + lot(7), colours[3]) +
    [30, 40, 50]
      .map((top, index) => {
        const [left, right] = [top - lot(12), top - lot(12)];
        return `<path d="M0 ${left}Q16 ${left - 12} 32 ${top}T64 ${right}V64H0Z" fill="${colours[1 + (index % 2)] ?? ''}"/>`;
      })
      .join(''),
  // Slanted stripes.
  (colours, lot) => {
    const slant = lot(2) === 0 ? 45 : -45;
    const stripes = [0, 1, 2, 3].map(index => {
      const width = 4 + lot(9);
      return `<rect x="-20" y="${-12 + index * 24}" width="104" height="${width}" fill="${colours[1 + (index % 3)] ?? ''}"/>`;
    });
    return `<g transform="rotate(${slant} 32 32)">${stripes.join('')}</g>`;
  },
  // Quarter circles on a grid.
  (colours, lot) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8]
      .map(cell => {
        const [x, y] = [8 + (cell % 3) * 16, 8 + Math.floor(cell / 3) * 16];
        const turn = lot(4) * 90;
        const colour = colours[1 + lot(3)] ?? '';
        return `<path d="M${x} ${y}h16a16 16 0 0 1-16 16z" transform="rotate(${turn} ${x + 8} ${y + 8})" fill="${colour}"/>`;
      })
      .join(''),
  // A fan of triangles.
  (colours, lot) => {
    const [x, y] = [lot(65), 64];
    return [0, 1, 2, 3, 4]
      .map(index => {
        const left = index * 13 + lot(4);
        return `<path d="M${x} ${y}L${left} 0H${left + 7 + lot(5)}Z" fill="${colours[1 + (index % 3)] ?? ''}"/>`;
      })
      .join('');
  },
  // A moon over water.
  (colours, lot) =>
    circle(32, 24, 10 + lot(8), colours[1]) +
    [42, 47, 52, 57]
      .map(y => {
        const inset = 6 + lot(18);
        return `<rect x="${inset}" y="${y}" width="${size - inset * 2}" height="2" rx="1" fill="${colours[2 + lot(2)] ?? ''}"/>`;
      })
      .join(''),
];

/**
 * A square cover as a `data:` image, the same for the same key.
 * @param key what the cover belongs to, such as an album id
 * @param pixels its side
 */
export function drawCover(key: string, pixels: number): string {
  const lot = lots(hash(key));
  const colours = palette(lot);
  const design = designs[lot(designs.length)];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="0 0 ${size} ${size}">` +
    `<rect width="${size}" height="${size}" fill="${colours[0] ?? ''}"/>${design?.(colours, lot) ?? ''}</svg>`;
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}

/** A dark or light ground and three colours that go with it. */
function palette(lot: (below: number) => number): string[] {
  const hue = lot(360);
  const isDark = lot(3) > 0;
  const step = [28, 120, 165, 210][lot(4)] ?? 0;
  const ground = `hsl(${hue},${35 + lot(30)}%,${isDark ? 16 + lot(10) : 86 + lot(8)}%)`;
  const others = [hue + step, hue + step + 24, hue - 18];
  return [
    ground,
    ...others.map((each, index) => `hsl(${(each + 360) % 360},${42 + lot(26)}%,${44 + index * 11}%)`),
  ];
}

function circle(x: number, y: number, radius: number, colour = ''): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`;
}

/** Draws whole numbers from a seed. */
function lots(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}
