import { defineMessages } from '../../defineMessages';

/** How a round is called. */
export const roundMessages = defineMessages({
	es: {
		round: (number: number) => `Ronda ${number.toString()}`,
	},
	en: {
		round: (number) => `Round ${number.toString()}`,
	},
});
