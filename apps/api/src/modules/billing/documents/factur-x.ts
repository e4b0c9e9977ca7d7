const PROPERTIES = [
  ['DocumentFileName', 'The name of the embedded XML document'],
  ['DocumentType', 'The type of the hybrid document in capital letters, such as INVOICE'],
  ['Version', 'The version of the standard that the embedded XML document follows'],
  ['ConformanceLevel', 'The profile of the embedded XML document'],
] as const;
const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** What PDF/A demands of properties that it does not know: a description of their schema. */
const SCHEMA = [
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>',
  `<pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>`,
  '<pdfaSchema:property><rdf:Seq>',
  ...PROPERTIES.map(
    ([name, description]) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name>` +
      '<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>' +
      `<pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`,
  ),
  '</rdf:Seq></pdfaSchema:property></rdf:li>',
].join('');

const VALUES =
  `<rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}"><fx:DocumentType>INVOICE</fx:DocumentType>` +
  '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName><fx:Version>1.0</fx:Version>' +
  '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>';

const METADATA = /(\d+) 0 obj\s*<<(?:(?!endobj)[\s\S])*?stream\r?\n(<\?xpacket begin[\s\S]*?<\?xpacket end="[rw]"\?>)/;
const TRAILER = /trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/;

/**
 * Adds to a PDF/A-3 that carries `factur-x.xml` the metadata by which readers find it. The typesetter cannot write them,
 * so they come as an incremental update: a new metadata object and a table that points to it behind the whole file, which
 * stays as it is. Throws a TypeError for a file of another make.
 */
export function withFacturXMetadata(pdf: Uint8Array): Uint8Array {
  // One character per byte: offsets are those of the file, and UTF-8 passes through unchanged.
  const file = Buffer.from(pdf).toString('latin1');
  const [, object, packet] = METADATA.exec(file) ?? [];
  const [, dictionary, previous] = TRAILER.exec(file) ?? [];
  if (object === undefined || packet === undefined || dictionary === undefined || previous === undefined)
    throw new TypeError('this is not a PDF/A of our typesetter');
  const metadata = packet
    .replace('</rdf:Bag></pdfaExtension:schemas>', `${SCHEMA}</rdf:Bag></pdfaExtension:schemas>`)
    .replace('</rdf:RDF>', `${VALUES}</rdf:RDF>`);
  if (metadata.length !== packet.length + SCHEMA.length + VALUES.length)
    throw new TypeError('the metadata of the PDF are not those of PDF/A');
  const start = file.endsWith('\n') ? file : `${file}\n`;
  const stream = `<< /Type /Metadata /Subtype /XML /Length ${metadata.length} >>\nstream\n${metadata}\nendstream`;
  const body = `${start}${object} 0 obj\n${stream}\nendobj\n`;
  const entry = `${start.length.toString().padStart(10, '0')} 00000 n \n`;
  const table = `xref\n${object} 1\n${entry}trailer\n<<${dictionary}  /Prev ${previous}\n>>\n`;
  return Buffer.from(`${body}${table}startxref\n${body.length}\n%%EOF\n`, 'latin1');
}
