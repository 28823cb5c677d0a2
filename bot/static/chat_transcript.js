// The conversation as a text file, made in the browser: nothing is sent anywhere for it.

export function transcript(view, history) {
  const lines = history.flatMap((message) => {
    const said = [`${view.moment(message.at)} – ${view.texts[`fra.${message.from}`]}`, message.text];
    if (message.case) {
      const { number, type, unit, due, code } = message.case;
      const facts = [["nummer", number], ["type", type], ["afdeling", unit], ["frist", view.day(due)], ["kode", code]];
      said.push(...facts.filter(([, value]) => value).map(([name, value]) => `${view.texts[name]}: ${value}`));
    }
    return [...said, ""];
  });
  // The mark at the start makes old text editors read æ, ø and å right.
  const address = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n")], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = view.texts.filnavn;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
