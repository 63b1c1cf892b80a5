import type { Progress } from 'vscode';

/** Tells `progress` how much is done, in whole percent. What it returns is given the part from 0 to 1. */
export function percentReporter(progress: Progress<{ readonly increment: number }>): (part: number) => void {
  let told = 0;
  return part => {
    const percent = Math.floor(part * 100);
    if (percent > told) progress.report({ increment: percent - told });
    told = percent;
  };
}
