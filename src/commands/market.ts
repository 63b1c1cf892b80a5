import { ConfigurationTarget, env, window } from 'vscode';
import { marketWords } from '../messages/unavailable.ts';
import { marketsByName } from '../model/markets.ts';
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
async function chooseMarket(settings: Settings): Promise<string | undefined> {
  const now = settings.market();
  const choices = marketsByName(env.language, now)
    .map(({ code, name }): Choice<string> => {
      const detail = code === now ? { detail: marketWords.now() } : {};
      return { label: name, description: code, value: code, ...detail };
    })
    .sort((a, b) => Number(b.value === now) - Number(a.value === now));
  const chosen = await window.showQuickPick(choices, {
    title: marketWords.title(),
    placeHolder: marketWords.placeholder(),
    matchOnDescription: true,
  });
  if (chosen) await rememberMarket(settings, chosen.value);
  return chosen?.value;
}

/** The country from now on, for every window. */
export async function rememberMarket(settings: Settings, code: string): Promise<void> {
  if (code !== settings.market()) await settings.set('market', code, ConfigurationTarget.Global);
}
