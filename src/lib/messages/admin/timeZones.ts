import type { TimeZone } from '../../domain/exercise/localTime';
import { defineMessages } from '../defineMessages';

/** Each zone by the city whose clock it is. */
export const timeZoneMessages = defineMessages({
	es: {
		'America/Mexico_City': 'Ciudad de México',
		'America/Bahia_Banderas': 'Bahía de Banderas',
		'America/Cancun': 'Cancún',
		'America/Chihuahua': 'Chihuahua',
		'America/Ciudad_Juarez': 'Ciudad Juárez',
		'America/Hermosillo': 'Hermosillo',
		'America/Matamoros': 'Matamoros',
		'America/Mazatlan': 'Mazatlán',
		'America/Merida': 'Mérida',
		'America/Monterrey': 'Monterrey',
		'America/Ojinaga': 'Ojinaga',
		'America/Tijuana': 'Tijuana',
	},
	en: {
		'America/Mexico_City': 'Mexico City',
		'America/Bahia_Banderas': 'Bahía de Banderas',
		'America/Cancun': 'Cancún',
		'America/Chihuahua': 'Chihuahua',
		'America/Ciudad_Juarez': 'Ciudad Juárez',
		'America/Hermosillo': 'Hermosillo',
		'America/Matamoros': 'Matamoros',
		'America/Mazatlan': 'Mazatlán',
		'America/Merida': 'Mérida',
		'America/Monterrey': 'Monterrey',
		'America/Ojinaga': 'Ojinaga',
		'America/Tijuana': 'Tijuana',
	},
} satisfies Record<'es' | 'en', Record<TimeZone, string>>);

/** The name of a zone in a language; its own name when it is none of ours. */
export function nameTimeZone(locale: 'es' | 'en', zone: string): string {
	const names: Readonly<Record<string, string>> = timeZoneMessages[locale];
	return Object.hasOwn(names, zone) ? (names[zone] ?? zone) : zone;
}
