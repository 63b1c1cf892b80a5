import { randomBytes } from 'node:crypto';
import { escapeHtml } from '../model/escapeHtml.ts';

/** What the page's HTML is made from. */
export interface PageParts {
  /** `webview.cspSource`: where VS Code serves the extension's own files from. */
  readonly cspSource: string;
  /** From `newNonce`, another one each time. */
  readonly nonce: string;
  readonly scriptUri: string;
  /** What all pages' scripts import, which is fetched beside them instead of after them. */
  readonly sharedScriptUri: string;
  readonly styleUri: string;
  /** BCP 47, the language of the sentences. */
  readonly language: string;
  readonly title: string;
  /** What the page shows first, where that is known already: it need not be sent then. */
  readonly state?: unknown;
}

/** Where Spotify serves covers from, as sources of a content security policy. */
const imageSources = ['https://*.scdn.co', 'https://*.spotifycdn.com', 'data:'];

/** 128 random bits, for `pageHtml`. */
export function newNonce(): string {
  return randomBytes(16).toString('hex');
}

/**
 * A page before it shows anything: its own script and style, covers from Spotify, and nothing else.
 * The toolkit finds the nonce for the one style element it adds in the `csp-nonce` meta element.
 */
export function pageHtml(parts: PageParts): string {
  const { nonce, scriptUri, sharedScriptUri, styleUri, language, title, state } = parts;
  const shown = state === undefined ? '' : ` data-state="${escapeHtml(JSON.stringify(state))}"`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${escapeHtml(nonce)}">
<link rel="stylesheet" href="${escapeHtml(styleUri)}" nonce="${escapeHtml(nonce)}">
<link rel="modulepreload" href="${escapeHtml(sharedScriptUri)}" nonce="${escapeHtml(nonce)}">
<title>${escapeHtml(title)}</title>
</head>
<body>
<main id="page" tabindex="-1" aria-busy="true"${shown}></main>
<footer id="source"></footer>
<div id="announcements" class="unseen" aria-live="polite"></div>
<script type="module" src="${escapeHtml(scriptUri)}" nonce="${escapeHtml(nonce)}"></script>
</body>
</html>
`;
}

function policy({ cspSource, nonce }: PageParts): string {
  const directives = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `img-src ${imageSources.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return directives.join('; ');
}
