/** An invented customer: what was bought, how many days ago, and how the story went on. */
export interface DemoClient {
  name: string;
  company: string | null;
  /** Invented, like the company; the simulated VIES knows it. */
  taxId: string | null;
  email: string;
  country: string;
  city: string;
  address1: string;
  postcode: string;
  locale: 'en' | 'fa';
  domain: string;
  product: 'starter' | 'business' | 'agency';
  cycle: 'monthly' | 'annually';
  daysAgo: number;
  /**
   * `paid`: pays what comes. `late`: paid the first invoice, the renewal is open. `unpaid`: has paid nothing yet.
   * `suspended`: paid once, then suspended by staff. `cancelled`: leaves at the end of what is paid.
   */
  story: 'paid' | 'late' | 'unpaid' | 'suspended' | 'cancelled';
  withMove: boolean;
}

type Row = readonly [
  name: string,
  company: string | null,
  domain: string,
  place: readonly [country: string, city: string, address: string, postcode: string],
  bought: readonly [product: DemoClient['product'], cycle: DemoClient['cycle'], daysAgo: number],
  story?: DemoClient['story'],
  withMove?: boolean,
];

const DE = 'DE';
const ROWS: readonly Row[] = [
  [
    'Maren Holtkamp',
    'Holtkamp Tischlerei',
    'holtkamp-tischlerei.example',
    [DE, 'Münster', 'Hafenweg 14', '48155'],
    ['business', 'monthly', 34],
    'late',
    true,
  ],
  [
    'Jonas Weidlich',
    null,
    'weidlich-foto.example',
    [DE, 'Leipzig', 'Karl-Heine-Straße 58', '04229'],
    ['starter', 'monthly', 33],
  ],
  [
    'Sofie Aalders',
    'Aalders & Zonen',
    'aalders-zonen.example',
    ['NL', 'Utrecht', 'Oudegracht 210', '3511 NR'],
    ['business', 'annually', 32],
  ],
  [
    'Émile Carpentier',
    'Boulangerie Carpentier',
    'boulangerie-carpentier.example',
    ['FR', 'Nantes', '12 rue de la Fosse', '44000'],
    ['starter', 'annually', 31],
  ],
  [
    'Nadia Rahimi',
    'Rahimi Import',
    'rahimi-import.example',
    [DE, 'Hamburg', 'Große Elbstraße 45', '22767'],
    ['business', 'monthly', 29],
    'late',
  ],
  [
    'Tomás Ferreira',
    'Estúdio Maré',
    'estudio-mare.example',
    ['PT', 'Porto', 'Rua do Almada 88', '4050-037'],
    ['agency', 'monthly', 28],
    'paid',
    true,
  ],
  [
    'Katarzyna Wilk',
    null,
    'kasiawilk.example',
    ['PL', 'Kraków', 'ul. Józefa 17', '31-056'],
    ['starter', 'monthly', 27],
  ],
  [
    'Birgit Sandberg',
    'Sandberg Keramik',
    'sandberg-keramik.example',
    ['SE', 'Malmö', 'Östergatan 9', '211 25'],
    ['starter', 'annually', 26],
  ],
  [
    'Oliver Brandt',
    'Brandt Steuerberatung',
    'brandt-steuer.example',
    [DE, 'Köln', 'Aachener Straße 201', '50931'],
    ['business', 'annually', 25],
  ],
  [
    'Lucía Moreno',
    'Moreno Arquitectas',
    'moreno-arquitectas.example',
    ['ES', 'Valencia', 'Carrer de Colom 30', '46004'],
    ['business', 'monthly', 24],
  ],
  [
    'Henrik Nyström',
    null,
    'nystrom-foto.example',
    ['SE', 'Uppsala', 'Kungsgatan 41', '753 21'],
    ['starter', 'monthly', 22],
    'cancelled',
  ],
  [
    'Giulia Ferrante',
    'Ferrante Viaggi',
    'ferrante-viaggi.example',
    ['IT', 'Bologna', 'Via Santo Stefano 61', '40125'],
    ['business', 'monthly', 21],
  ],
  [
    'Amir Daneshvar',
    'Daneshvar Teppiche',
    'daneshvar-teppiche.example',
    [DE, 'Frankfurt am Main', 'Berger Straße 112', '60316'],
    ['starter', 'annually', 20],
  ],
  [
    'Paula Grünwald',
    'Yogaraum Grünwald',
    'yogaraum-gruenwald.example',
    ['AT', 'Graz', 'Sporgasse 22', '8010'],
    ['starter', 'monthly', 19],
  ],
  [
    'Mikkel Lund',
    'Lund & Bjerre',
    'lund-bjerre.example',
    ['DK', 'Aarhus', 'Mejlgade 35', '8000'],
    ['agency', 'annually', 17],
    'paid',
    true,
  ],
  [
    'Claire Desmarais',
    null,
    'clairedesmarais.example',
    ['BE', 'Liège', 'Rue Saint-Gilles 74', '4000'],
    ['starter', 'monthly', 16],
    'suspended',
  ],
  [
    'Stefan Körner',
    'Körner Gartenbau',
    'koerner-gartenbau.example',
    [DE, 'Erfurt', 'Magdeburger Allee 90', '99086'],
    ['business', 'monthly', 14],
  ],
  [
    'Ines Valadares',
    'Clínica Valadares',
    'clinica-valadares.example',
    ['PT', 'Lisboa', 'Av. de Roma 55', '1700-342'],
    ['business', 'annually', 12],
  ],
  [
    'Robert Mészáros',
    null,
    'meszaros-zene.example',
    ['HU', 'Szeged', 'Kárász utca 8', '6720'],
    ['starter', 'monthly', 11],
  ],
  [
    'Lena Vogt',
    'Buchhandlung Vogt',
    'buchhandlung-vogt.example',
    [DE, 'Freiburg', 'Gerberau 26', '79098'],
    ['business', 'monthly', 9],
  ],
  [
    'Peter Novotny',
    'Novotny Bau',
    'novotny-bau.example',
    ['AT', 'Linz', 'Landstraße 77', '4020'],
    ['starter', 'annually', 7],
  ],
  [
    'Aoife Brennan',
    'Brennan Outdoors',
    'brennan-outdoors.example',
    ['IE', 'Galway', '4 Quay Street', 'H91 HY76'],
    ['business', 'monthly', 5],
  ],
  [
    'Yara Haddad',
    'Haddad Sprachschule',
    'haddad-sprachschule.example',
    [DE, 'Berlin', 'Sonnenallee 130', '12059'],
    ['business', 'annually', 3],
    'unpaid',
  ],
  [
    'Matthias Renz',
    null,
    'renz-modellbahn.example',
    [DE, 'Ulm', 'Platzgasse 19', '89073'],
    ['starter', 'monthly', 1],
    'unpaid',
  ],
];

/** Companies abroad that gave their VAT number. */
const VAT_NUMBERS: Readonly<Record<string, string>> = {
  'aalders-zonen.example': 'NL000000127B01',
  'boulangerie-carpentier.example': 'FR00000000123',
  'novotny-bau.example': 'ATU00000123',
};

/** The customers of the demo, oldest first; the same in every demo. */
export const DEMO_CLIENTS: readonly DemoClient[] = ROWS.map(
  ([name, company, domain, place, bought, story, withMove]) => {
    const [country, city, address1, postcode] = place;
    const [product, cycle, daysAgo] = bought;
    const first = name.split(' ')[0] ?? name;
    const email = `${first
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase()}@${domain}`;
    return {
      ...{ name, company, email, domain, country, city, address1, postcode, product, cycle, daysAgo },
      taxId: VAT_NUMBERS[domain] ?? null,
      locale: 'en',
      story: story ?? 'paid',
      withMove: withMove ?? false,
    };
  },
);
