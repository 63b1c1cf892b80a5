// Every sentence a person reads, in one place. Short, plain, no exclamation marks, no blame, no codes:
// what happened, what it means for the person's music, and the next step as a button.
import { l10n } from 'vscode';
