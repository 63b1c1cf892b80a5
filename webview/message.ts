/** One handler for each message: leaving one out does not compile. */
export type Handlers<Message extends { readonly type: string }> = {
  readonly [Type in Message['type']]: (message: Extract<Message, { readonly type: Type }>) => void;
};

/** Calls the handler of `message`. */
export function dispatch<Message extends { readonly type: string }>(
  handlers: Handlers<Message>,
  message: Message,
): void {
  const handler = handlers[message.type as Message['type']] as (message: Message) => void;
  handler(message);
}

/** What the fields of a message hold; a text is never empty. */
export type FieldKind = 'text' | 'boolean';

/** The fields of each message, besides its type. */
export type Fields = Readonly<Record<string, Readonly<Record<string, FieldKind>>>>;

/** The messages that have these fields. */
export type MessageOf<All extends Fields> = {
  [Type in keyof All & string]: { readonly type: Type } & {
    readonly [Field in keyof All[Type]]: All[Type][Field] extends 'boolean' ? boolean : string;
  };
}[keyof All & string];

/** Longest text a message may carry, in UTF-16 units. */
const longestText = 4096;

/** The message, if `value` is one with exactly its fields; undefined for anything else. */
export function parseMessage<All extends Fields>(fieldsOf: All, value: unknown): MessageOf<All> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const message = value as Readonly<Record<string, unknown>>;
  const type = message.type;
  if (typeof type !== 'string' || !Object.hasOwn(fieldsOf, type)) return undefined;
  const fields = Object.entries(fieldsOf[type] ?? {});
  if (Object.keys(message).length !== fields.length + 1) return undefined;
  return fields.every(([field, kind]) => fits(message[field], kind)) ? (value as MessageOf<All>) : undefined;
}

function fits(value: unknown, kind: FieldKind): boolean {
  if (kind === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && value.length > 0 && value.length <= longestText;
}

/** The type that `value` claims to have, for the log, if that is a plain word; else `unknown`. */
export function claimedType(value: unknown): string {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  return typeof type === 'string' && /^[A-Za-z]{1,32}$/.test(type) ? `“${type}”` : 'unknown';
}
