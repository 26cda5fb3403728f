import { defineMessages } from '../../defineMessages';

/** Each method by its full name, and how to count it by hand, for the methodology sheet. */
export const formulaMessages = defineMessages({
	es: {
		method: {
			'ranked-pairs': 'Pares ordenados (Tideman, 1987)',
			schulze: 'Schulze (2011)',
			copeland: 'Copeland (1951)',
			borda: 'Borda (1784)',
			approval: 'Apoyos (Brams y Fishburn, 1978)',
			'cumulative-points': 'Puntos repartidos (Sawyer y MacRae, 1962)',
			'weighted-sum': 'Suma con pesos (Keeney y Raiffa, 1976)',
			'win-share': 'Parte de victorias (Salganik y Levy, 2015)',
		},
		formula: {
			'ranked-pairs': [
				'Por cada par de problemas se cuenta cuántas boletas prefieren a uno y cuántas al otro.',
				'Las victorias se ordenan de la más clara a la más cerrada. La más clara es la que más boletas tiene a favor. Si hay empate, la que menos tiene en contra.',
				'Se fijan una por una. Se deja fuera la que contradice a las ya fijadas.',
				'El orden final es el que dicen las victorias fijadas.',
			],
			schulze: [
				'Por cada par de problemas se cuenta cuántas boletas prefieren a uno y cuántas al otro.',
				'Una cadena de victorias vale lo que su victoria más débil.',
				'Un problema va antes que otro si su cadena más fuerte hacia él es mejor que la de regreso.',
			],
			copeland: [
				'Por cada par de problemas se cuenta cuántas boletas prefieren a uno y cuántas al otro.',
				'Ganar a otro problema da un punto, y empatar con él da medio punto.',
				'El orden final es el de los puntos.',
			],
			approval: [
				'En cada núcleo se cuenta cuántas boletas apoyan a cada problema.',
				'Esa cuenta se divide entre las boletas que apoyan algo.',
			],
			'cumulative-points': [
				'En cada núcleo se suman los puntos que recibe cada problema.',
				'Esa suma se divide entre las boletas que dan algún punto.',
				'Al lado se dice cuántas boletas le dieron algo.',
			],
			'weighted-sum': [
				'En cada núcleo se saca el promedio de cada problema en cada criterio. Lo que alguien no califica no entra en el promedio.',
				'Cada promedio se multiplica por el peso de su criterio, y se suman.',
			],
			'win-share': [
				'En cada núcleo se cuenta cuántas veces gana y cuántas pierde cada problema.',
				'Su parte es (ganadas + 1) entre (ganadas + perdidas + 2).',
			],
			borda: [
				'Si hay n problemas, el primer lugar de una boleta da n − 1 puntos, el segundo n − 2, y así.',
				'Los problemas sin lugar se reparten los puntos que quedan.',
				'Se suman los puntos de todas las boletas.',
			],
		},
	},
	en: {
		method: {
			'ranked-pairs': 'Ranked pairs (Tideman, 1987)',
			schulze: 'Schulze (2011)',
			copeland: 'Copeland (1951)',
			borda: 'Borda (1784)',
			approval: 'Approvals (Brams and Fishburn, 1978)',
			'cumulative-points': 'Shared points (Sawyer and MacRae, 1962)',
			'weighted-sum': 'Weighted sum (Keeney and Raiffa, 1976)',
			'win-share': 'Share of wins (Salganik and Levy, 2015)',
		},
		formula: {
			'ranked-pairs': [
				'For each pair of problems, the ballots that prefer one and the other are counted.',
				'Wins are ordered from the clearest to the closest. The clearest has the most ballots in favour and, if level, the fewest against.',
				'They are fixed one by one. One that contradicts those already fixed is left out.',
				'The final order is what the fixed wins say.',
			],
			schulze: [
				'For each pair of problems, the ballots that prefer one and the other are counted.',
				'A chain of wins is as strong as its weakest win.',
				'A problem goes before another if its strongest chain to it is better than the one back.',
			],
			copeland: [
				'For every two problems, count how many ballots prefer one and how many the other.',
				'To beat another problem gives one point, and to tie with it gives half a point.',
				'The final order is that of the points.',
			],
			approval: [
				'In each nucleus, count how many ballots support each problem.',
				'Divide that by the ballots that support anything.',
			],
			'cumulative-points': [
				'In each nucleus, add up the points of each problem.',
				'Divide that by the ballots that give any point.',
				'Beside it stands how many ballots gave it something.',
			],
			'weighted-sum': [
				'In each nucleus, take the mean of each problem by each criterion. What somebody does not score is not in the mean.',
				'Multiply each mean by the weight of its criterion, and add them up.',
			],
			'win-share': [
				'In each nucleus, count how often each problem wins and how often it loses.',
				'Its share is (wins + 1) over (wins + losses + 2).',
			],
			borda: [
				'With n problems, first place on a ballot gives n − 1 points, second place n − 2, and so on.',
				'Problems without a place share the points that are left.',
				'The points of all ballots are added up.',
			],
		},
	},
});
