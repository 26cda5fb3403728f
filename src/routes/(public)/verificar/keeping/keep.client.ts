import '../alone/withoutCompiling';
import '$lib/styles/base.css';
import '$lib/styles/tokens.css';
import '$lib/styles/print.css';
import { mount } from 'svelte';
import KeepPage from './KeepPage.svelte';

mount(KeepPage, { target: document.body });
