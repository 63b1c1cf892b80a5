import type { Command } from 'vscode';
import { ThemeIcon, TreeItem } from 'vscode';
import { explain } from '../messages/explain.ts';
import { viewWords } from '../messages/views.ts';
import { SpotifyError } from '../spotify/errors.ts';
import type { FailureElement } from './elements.ts';

/** Says what could not be read, and why; pressing it does what helps. @param now epoch milliseconds */
export function failureItem(element: FailureElement, now: number): TreeItem {
  const sentence = explain(element.error, now)?.sentence ?? '';
  const missing = missingWords(element);
  const item = new TreeItem(missing ?? sentence);
  if (missing) item.description = sentence;
  item.tooltip = sentence;
  const said = [missing, sentence];
  if (isPaused(element.error, now)) {
    item.iconPath = new ThemeIcon('watch');
    item.contextValue = 'paused';
  } else {
    item.iconPath = new ThemeIcon('warning');
    item.contextValue = 'failure';
    item.command = nextStepOf(element);
    said.push(viewWords.retry());
  }
  item.accessibilityInformation = { label: said.filter(Boolean).join(', ') };
  return item;
}

/** Whether trying again is no use yet. */
function isPaused(error: unknown, now: number): boolean {
  return SpotifyError.is(error, 'rateLimited', 'quotaExceeded') && (error.retryAt ?? 0) > now;
}

/** What pressing the row does: the step that helps, where trying again would not. */
function nextStepOf(element: FailureElement): Command {
  const action = explain(element.error)?.action;
  const helps = action && 'command' in action && action.command !== 'tracklist.showLog';
  if (helps) return { command: action.command, title: action.title };
  return { command: 'tracklist.retry', title: '', arguments: [element] };
}

/** What is missing from rows that are otherwise shown. */
function missingWords({ missingPages, missingTracks }: FailureElement): string | undefined {
  if (missingTracks !== undefined) return viewWords.missingTracks(missingTracks);
  return missingPages === undefined ? undefined : viewWords.missingPages(missingPages);
}
