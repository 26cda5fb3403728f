import '$lib/offline/here';
import { mount } from 'svelte';
import { defaultLocale, parseLocale } from '$lib/messages/locale';
import WaitingIsland from './WaitingIsland.svelte';

// The list is on this device alone, so the server has nothing to draw.

const target = document.getElementById('pendientes');
if (target) {
	const locale = parseLocale(document.documentElement.lang) ?? defaultLocale;
	mount(WaitingIsland, { target, props: { locale } });
}
