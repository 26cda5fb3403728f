import './withoutCompiling';
import '$lib/styles/base.css';
import '$lib/styles/tokens.css';
import '$lib/styles/print.css';
import { mount } from 'svelte';
import { answerAway } from './verifyAway';
import VerifyPage from './VerifyPage.svelte';

// One script, twice: the page, and the worker that the page makes of its own script.
if (typeof document === 'undefined') answerAway();
else mount(VerifyPage, { target: document.body });
