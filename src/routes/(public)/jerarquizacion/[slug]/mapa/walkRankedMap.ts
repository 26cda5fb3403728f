import { mount } from 'svelte';
import type { RankedMap } from '$lib/components/result/rankedMap';
import RankedMapWalk from '$lib/components/result/RankedMapWalk.svelte';
import type { Locale } from '$lib/messages/locale';

/** Puts the map to walk through where the drawn one was. `data` is what the server of this same page wrote. */
export function walkRankedMap(target: HTMLElement, data: string): void {
	target.replaceChildren();
	mount(RankedMapWalk, { target, props: JSON.parse(data) as { map: RankedMap; locale: Locale } });
}
