import { defineMessages } from '../defineMessages';
import { agree } from '../locale';

/** On whose pages consultations may be shown. */
export const embeddingMessages = defineMessages({
	es: {
		title: 'Sitios que muestran sus consultas',
		link: 'Sitios que muestran sus consultas',
		lead: 'Una consulta se puede contestar dentro de otra página. Solo en los sitios que anotes aquí.',
		origins: 'Direcciones de los sitios',
		originsHint: 'Una por línea, como https://www.ejemplo.gob.mx. Veinte o menos.',
		privacy: 'No se guarda en qué página contestó cada quien. En la página de otros no se usan cookies.',
		submit: 'Guardar',
		saved: 'Guardado',
		savedLead: (count: number) =>
			count === 0
				? 'Ningún sitio puede mostrarlas.'
				: `${count} ${agree(count, 'sitio puede', 'sitios pueden')} mostrarlas. El código para pegar está en la página de cada consulta.`,
	},
	en: {
		title: 'Sites that show your consultations',
		link: 'Sites that show your consultations',
		lead: 'A consultation can be answered inside another page. Only on the sites you name here.',
		origins: 'Addresses of the sites',
		originsHint: 'One to a line, like https://www.example.gov. Twenty or fewer.',
		privacy: 'On which page somebody answered is not kept. No cookies are used on the page of others.',
		submit: 'Save',
		saved: 'Saved',
		savedLead: (count) =>
			count === 0
				? 'No site may show them.'
				: `${count} ${agree(count, 'site', 'sites')} may show them. The code to paste is on the page of each consultation.`,
	},
});
