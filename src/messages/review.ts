// What all reviews have in common.
import { l10n } from 'vscode';
import type { ReviewWords } from '../review/reviewWords.ts';
import { counted } from './wording.ts';

const { t } = l10n;

export const reviewWords: ReviewWords = {
  page: () => ({
    openInSpotify: t('Open in Spotify'),
    retry: t('Retry'),
    dataFrom: t('Data from Spotify'),
    actions: t('What to do'),
    options: t('Options'),
  }),
  more: (next, left) =>
    next === left
      ? t('Show {0} More', counted(left))
      : t('Show {0} More of {1}', counted(next), counted(left)),
};
