import { apiError, tooManyRequests } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Fault } from './fault.ts';

const page =
  '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>upstream error</body></html>';
const html = { 'content-type': 'text/html; charset=utf-8' };

/**
 * The answer under a fault; undefined when there is to be none.
 * @param act carries the request out and gives the right answer
 */
export function faultyAnswer(fault: Fault, act: () => Answer): Answer | undefined {
  switch (fault.kind) {
    case 'rateLimited':
      return tooManyRequests(fault.retryAfterSeconds ?? 1, fault.quota);
    case 'serverError':
      return fault.body === 'empty'
        ? { status: fault.status ?? 502, headers: {}, body: '' }
        : { status: fault.status ?? 502, headers: html, body: page };
    case 'reset':
      return undefined;
    case 'answerLost':
      act();
      return undefined;
    case 'hang':
      if (fault.applied) act();
      return undefined;
    case 'empty':
      act();
      return { status: 200, headers: {}, body: '' };
    case 'wrongContentType':
      return fault.keepBody
        ? withType(act(), fault.contentType ?? 'text/plain')
        : { status: 200, headers: { 'content-type': fault.contentType ?? 'text/html' }, body: page };
    case 'spuriousUnauthorized':
      return apiError(401, 'Access token missing');
    case 'nullItems':
      return edited(act(), json => withNulls(json, fault.indexes ?? [0], fault.key));
    case 'unknownFields':
      return edited(act(), withUnknownFields);
    case 'redirect':
      return { status: 302, headers: { location: fault.to }, body: '' };
    case 'answer':
      return { status: 200, headers: {}, body: '', ...fault.answer };
    case 'edited':
      return edited(act(), fault.edit);
    case 'meanwhile':
      fault.run();
      return act();
    case 'truncated':
    case 'cutShort':
    case 'drip':
    case 'delay':
      return act();
  }
}

function withType(answer: Answer, contentType: string): Answer {
  return { ...answer, headers: { ...answer.headers, 'content-type': contentType } };
}

function edited(answer: Answer, edit: (json: unknown) => unknown): Answer {
  return { ...answer, body: JSON.stringify(edit(JSON.parse(answer.body))) };
}

function withNulls(json: unknown, indexes: readonly number[], key: string | undefined): unknown {
  const answer = json as { items: (Record<string, unknown> | null)[] };
  const items = answer.items.map((item, index) => {
    if (!indexes.includes(index)) return item;
    return key === undefined ? null : { ...item, [key]: null };
  });
  return { ...answer, items };
}

function withUnknownFields(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withUnknownFields);
  if (typeof json !== 'object' || json === null) return json;
  const fields = Object.entries(json).map(([key, value]) => [key, withUnknownFields(value)] as const);
  return { ...Object.fromEntries(fields), brand_new: { since: 2027, list: [null] } };
}
