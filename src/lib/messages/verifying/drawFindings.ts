import { defineMessages } from '../defineMessages';

/** What the verifier found about draws that decide ties. Words between braces are facts of a finding. */
export const drawFindings = defineMessages({
	es: {
		'draw-not-announced': '{entry} decide empates por sorteo, y la metodología no anunció ninguno.',
		'draw-differs': '{entry} dice que el sorteo fue «{declared}». Se había anunciado «{found}».',
		'draw-repeated': '{entry} sortea otra vez. Un sorteo se hace una sola vez.',
		'draw-too-early': '{entry} se hizo cuando algún núcleo podía votar todavía.',
		'draw-too-late': '{entry} se hizo cuando ya había un resultado.',
	},
	en: {
		'draw-not-announced': '{entry} decides ties by a draw, and the methodology announced none.',
		'draw-differs': '{entry} says that the draw was “{declared}”. What was announced is “{found}”.',
		'draw-repeated': '{entry} draws again. A draw is held once.',
		'draw-too-early': '{entry} was held while some nucleus could still vote.',
		'draw-too-late': '{entry} was held when there was a result already.',
	},
});
