"""page.py FILE COLUMNS: an exported page is complete HTML, nothing in it comes from elsewhere, and each row of its
duty table fills all columns. Prints the text, a line for each cell."""
import html.parser
import sys

VOID = {"meta", "br", "hr"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.rows, self.text, self.in_duty = [], [], [], False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        assert not {"src", "href", "onclick"} & set(attrs), (tag, attrs)
        assert tag not in ("script", "link", "img"), tag
        if tag in VOID:
            self.text and self.handle_data(" ")
            return
        self.open.append(tag)
        if tag == "table":
            # The first is the roster; those of the defence sheet have no spans.
            self.in_duty = attrs.get("class") == "duty" and not self.rows
        elif tag == "tr" and self.in_duty:
            self.rows.append([])
        elif tag in ("td", "th"):
            if self.in_duty:
                self.rows[-1].append(int(attrs.get("rowspan", 1)))
            self.text.append("")
        elif tag in ("p", "h1", "h3", "li", "div"):
            self.text.append("")

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open, self.getpos())
        self.open.pop()

    def handle_data(self, data):
        if self.text and self.open and self.open[-1] != "style":
            self.text[-1] += data.replace("\n", " ")


def main():
    source = open(sys.argv[1], encoding="utf-8").read()
    columns = int(sys.argv[2])
    assert source.startswith("<!DOCTYPE html>") and '<meta charset="utf-8">' in source
    assert "url(" not in source and "@import" not in source
    page = Page()
    page.feed(source)
    page.close()
    assert not page.open, page.open
    left = [0] * columns  # rows for which each column is still taken
    for row in page.rows:
        cells = iter(row)
        for column in range(columns):
            if not left[column]:
                left[column] = next(cells)
            left[column] -= 1
        assert next(cells, None) is None, (row, "more cells than columns")
    assert not any(left), "a cell goes on below the table"
    print(*(" ".join(text.split()) for text in page.text if text.strip()), sep="\n")


main()
