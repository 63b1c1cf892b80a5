/** What the page shows and sends back. */
export interface AuthorizePage {
  /** Names the waiting request. */
  readonly request: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly users: readonly { readonly id: string; readonly displayName: string }[];
  /** The user chosen at first. */
  readonly userId: string;
}

/** The consent page, with the buttons `#allow` and `#deny` and the choice `#user`. */
export function authorizePage({ request, clientId, scopes, users, userId }: AuthorizePage): string {
  const options = users.map(
    ({ id, displayName }) =>
      `<option value="${escaped(id)}"${id === userId ? ' selected' : ''}>${escaped(displayName)}</option>`,
  );
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Authorize – test Spotify</title>
<style>body{font:16px sans-serif;max-width:32em;margin:4em auto}button{font:inherit;padding:.5em 2em}</style></head>
<body>
<h1>Test Spotify</h1>
<p>App <code>${escaped(clientId)}</code> asks for:</p>
<ul>${scopes.map(scope => `<li>${escaped(scope)}</li>`).join('')}</ul>
<form method="post" action="/authorize">
<input type="hidden" name="request" value="${escaped(request)}">
<p><label>Signed in as <select id="user" name="user">${options.join('')}</select></label></p>
<button id="allow" name="decision" value="allow">Allow</button>
<button id="deny" name="decision" value="deny">Deny</button>
</form>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
