import { registerComponents } from './components.ts';
import './page.css';

registerComponents();
