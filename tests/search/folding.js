// Runs the page's side of folding outside a page: words in, what each of its functions makes of them out.
const { readFileSync } = require('node:fs');
const { source, table, words } = JSON.parse(readFileSync(0, 'utf8'));
const made = new Function(`${source}
  return (table, words) => {
    prepare(table);
    stems = table.stems;
    endings = stems.endings.split(' ');
    forms = new Map(stems.forms.split(' ').map((one) => one.split('=')));
    return words.map((word) => {
      const plain = fold(word);
      return [plain, latin(plain), loose(latin(plain)), stem(plain), cited(plain).cites];
    });
  };`)();
process.stdout.write(JSON.stringify(made(table, words)));
