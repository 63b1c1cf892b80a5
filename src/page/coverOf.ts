import { imageFor, type Image } from '../model/image.ts';

/** Edge in device pixels that stays sharp at the size the page shows a cover in, on dense screens too. */
const wantedPixels = 400;

const imageHost = /^(?:[a-z0-9-]+\.)+(?:scdn\.co|spotifycdn\.com)$/;
const dataImage = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,[0-9A-Za-z+/=]+$/;

/** The image to show, from Spotify's image hosts or embedded; undefined when there is none of these. */
export function coverOf(images: readonly Image[]): Image | undefined {
  return imageFor(
    images.filter(({ url }) => isTrusted(url)),
    wantedPixels,
  );
}

function isTrusted(url: string): boolean {
  if (dataImage.test(url)) return true;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username } = new URL(url);
  return protocol === 'https:' && port === '' && username === '' && imageHost.test(hostname);
}
