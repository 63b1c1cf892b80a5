import { hash } from 'node:crypto';

/** JSON that is the same for the same content, in whatever order its fields came. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}

/** Stands for a text; as good as unique. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'base64').slice(0, 22);
}

/** A number that tells two versions of one thing apart: 48 bits. */
export function shortDigestOf(text: string): number {
  return Number.parseInt(hash('sha256', text, 'hex').slice(0, 12), 16);
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const name of Object.keys(fields).sort()) ordered[name] = inOrder(fields[name]);
  return ordered;
}
