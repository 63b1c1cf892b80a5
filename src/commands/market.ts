import { ConfigurationTarget, env, window } from 'vscode';
import { marketWords } from '../messages/unavailable.ts';
import { markets, nameOfMarket } from '../model/markets.ts';
import type { Settings } from '../settings.ts';
import type { Choice } from './choose.ts';

/** The country that is set; where there is none, or something that is none, the person is asked. Undefined when they give up. */
export async function market(settings: Settings): Promise<string | undefined> {
  const known = settings.market();
  if (known !== undefined) return known;
  const written = settings.get('market').trim();
  if (written !== '') {
    const button = marketWords.choose();
    if ((await window.showWarningMessage(marketWords.wrong(written), button)) !== button) return undefined;
  }
  return chooseMarket(settings);
}

/** Lets the person choose a country by its name, and remembers it in the settings. Undefined when they give up. */
export async function chooseMarket(settings: Settings): Promise<string | undefined> {
  const now = settings.market();
  const choices = [...new Set([...markets, ...(now === undefined ? [] : [now])])]
    .map((code): Choice<string> => {
      const detail = code === now ? { detail: marketWords.now() } : {};
      return { label: nameOfMarket(code, env.language), description: code, value: code, ...detail };
    })
    .sort((a, b) => Number(b.value === now) - Number(a.value === now) || compare(a.label, b.label));
  const chosen = await window.showQuickPick(choices, {
    title: marketWords.title(),
    placeHolder: marketWords.placeholder(),
    matchOnDescription: true,
  });
  if (chosen && chosen.value !== now) await settings.set('market', chosen.value, ConfigurationTarget.Global);
  return chosen?.value;
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, env.language);
}
