/** The reviews there are. */
export const reviewKinds = ['duplicates', 'unavailable', 'import'] as const;

export type ReviewKind = (typeof reviewKinds)[number];
