using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RotationNotes.Documents.Inlines;
using RotationNotes.Documents.Tables;
using RotationNotes.Documents.Words;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Text;
using RotationNotes.Pdf.Structure;

namespace RotationNotes.Pdf.Layout;

internal sealed partial class Typesetter
{
    /// <summary>Sets one table: measures its columns once, then makes a fragment per row.</summary>
    private sealed class TableSetter
    {
        private const double PadX = 4;
        private const double PadY = 2.3;
        private const double HeaderGap = 1;
        private const double SmallestShare = 0.72;
        private const double BarWidth = 40;
        private const double TrendWidth = 58;
        private const double MarkGap = 4;
        private readonly Typesetter owner;
        private readonly Table table;
        private readonly double width;
        private readonly StructureNode node;
        private readonly TextLook cell;
        private readonly TextLook header;
        private readonly double[] widths;
        private readonly double[] lefts;
        private readonly double[] longestTails;
        private readonly bool[] isFirm;
        private readonly bool drawsBars = true;
        private readonly Dictionary<(string Tail, bool Bold), double> tailWidths = [];

        public TableSetter(Typesetter owner, Table table, double width, StructureNode parent)
        {
            (this.owner, this.table, this.width) = (owner, table, width);
            node = parent.Add("Table");
            (cell, header) = (owner.Looks.Cell, owner.Looks.HeaderCell);
            longestTails = new double[table.Columns.Length];
            isFirm = [.. table.Columns.Select(column => column.Alignment != ColumnAlignment.Left)];
            var (natural, least) = MeasureColumns();
            if (least.Sum() > width && drawsBars)
            {
                drawsBars = false;
                (natural, least) = MeasureColumns();
            }

            if (least.Sum() > width)
            {
                // A table that is too wide gets smaller type before anything is cut.
                var share = Math.Max(SmallestShare, width / least.Sum());
                (cell, header) = (Smaller(cell, share), Smaller(header, share));
                tailWidths.Clear();
                (natural, least) = MeasureColumns();
            }

            RefuseTooWide(least);
            widths = ColumnWidths.Divide(natural, least, isFirm, width);
            lefts = new double[widths.Length];
            for (var i = 1; i < widths.Length; i++)
                lefts[i] = lefts[i - 1] + widths[i - 1];
        }

        public List<FlowItem> Rows()
        {
            var items = new List<FlowItem>(table.Rows.Length + 1);
            var head = HeaderRow(tagged: true);
            var repeated = HeaderRow(tagged: false);
            Fragment above = repeated;
            items.Add(new FlowItem(head) { KeepWithNext = true });
            for (var i = 0; i < table.Rows.Length; i++)
            {
                var row = table.Rows[i];
                var isGroup = row.Role == RowRole.Group;
                var fragment = isGroup ? GroupRow(row, continued: false) : BodyRow(row, i == table.Rows.Length - 1);
                var staysWithNext = isGroup || (i + 1 < table.Rows.Length && table.Rows[i + 1].Role == RowRole.Subtotal);
                items.Add(new FlowItem(fragment) { KeepWithNext = staysWithNext, RepeatAbove = isGroup ? repeated : above, Name = "A table row" });
                if (isGroup)
                    above = new StackFragment([new FlowItem(repeated), new FlowItem(GroupRow(row, continued: true))]);
                else if (row.Role == RowRole.Subtotal)
                    above = repeated;
            }

            return items;
        }

        private void RefuseTooWide(double[] least)
        {
            var firm = least.Where((_, i) => isFirm[i]).Sum();
            if (firm <= width || table.Columns.Length == 1)
                return;
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(
                Place.Nowhere,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the numbers of a table with {table.Columns.Length} columns ('{table.Columns[0].Header}', '{table.Columns[1].Header}' …) need {firm:0} points side by side, there are {width:0}."),
                "Numbers are never broken: take columns out, print fewer digits, or give the table the full width."));
        }

        private static TextLook Smaller(TextLook look, double share) =>
            look with { Style = look.Style with { SizePt = look.Style.SizePt * share }, LeadingPt = look.LeadingPt * share };

        private (double[] Natural, double[] Least) MeasureColumns()
        {
            owner.measuring = true;
            var natural = new double[table.Columns.Length];
            var least = new double[table.Columns.Length];
            for (var c = 0; c < natural.Length; c++)
            {
                StyledText[] head = [new(table.Columns[c].Header, header.Style)];
                var longestHead = 0.0;
                longestTails[c] = 0;
                // Headers may wrap, so only their longest word counts; a little more keeps two words on a line.
                least[c] = owner.text.LongestWord(head);
                natural[c] = Math.Max(least[c], Math.Min(owner.text.NaturalWidth(head), 64));
                foreach (var row in table.Rows)
                {
                    if (row.Role == RowRole.Group)
                        continue;
                    var spans = CollectionsMarshal.AsSpan(CellSpans(row, row.Cells[c]));
                    var whole = owner.text.NaturalWidth(spans);
                    if (table.Columns[c].Alignment == ColumnAlignment.Decimal && TailWidth(row, row.Cells[c]) is { } tail)
                    {
                        longestTails[c] = Math.Max(longestTails[c], tail);
                        longestHead = Math.Max(longestHead, whole - tail);
                        whole = longestHead + longestTails[c];
                    }

                    if (row.Cells[c].Mark is { } mark)
                        whole = mark is CellTrend ? Math.Max(whole, TrendWidth) : drawsBars ? whole + BarWidth + MarkGap : whole;
                    natural[c] = Math.Max(natural[c], whole);
                    // Numbers are never broken; words of a text column may go to the next line.
                    least[c] = Math.Max(least[c], table.Columns[c].Alignment == ColumnAlignment.Left ? Math.Max(Math.Min(owner.text.LongestWord(spans), width / 3), row.Cells[c].Mark is CellTrend ? TrendWidth : 0) : whole);
                }

                natural[c] += 2 * PadX;
                least[c] += 2 * PadX;
            }

            owner.measuring = false;
            return (natural, least);
        }

        private List<StyledText> CellSpans(TableRow row, TableCell content) =>
            owner.inlines.Of(content.Content, row.Role is RowRole.Highlight or RowRole.Subtotal ? cell.Style.Bold() : cell.Style);

        private TableRowFragment BodyRow(TableRow row, bool last)
        {
            var rowNode = node.Add("TR");
            var cells = ImmutableArray.CreateBuilder<TableCellBox>(row.Cells.Length);
            var height = 0.0;
            for (var c = 0; c < row.Cells.Length; c++)
            {
                var cellNode = rowNode.Add(c == 0 ? new StructureNode("TH") { Table = new TableAttributes("Row") } : new StructureNode("TD"));
                owner.footnoteParent = cellNode;
                // A number with a shorter tail ends further left, so that all decimal points of the column share a place.
                var back = table.Columns[c].Alignment == ColumnAlignment.Decimal && TailWidth(row, row.Cells[c]) is { } tail ? longestTails[c] - tail : 0;
                var lines = Lines(CellSpans(row, row.Cells[c]), cell, widths[c] - 2 * PadX - back, Alignment(c), cellNode);
                height = Math.Max(height, lines.HeightPt);
                cells.Add(new TableCellBox(lines, lefts[c] + PadX, 0, Shade(row.Cells[c], c), MarkOf(row.Cells[c], c, cellNode)));
            }

            var colors = owner.Looks.Colors;
            Color? ground = row.Role == RowRole.Highlight ? colors.AccentTint : null;
            var rule = last ? (colors.Accent, 0.75) : row.Role == RowRole.Subtotal ? (colors.MutedInk, 0.5) : (colors.Rule, 0.35);
            return new TableRowFragment(width, height + 2 * PadY, PadY, cells.ToImmutable(), ground, rule);
        }

        /// <summary>The mark of a cell with its place, or null.</summary>
        private CellDrawing? MarkOf(TableCell content, int column, StructureNode cellNode)
        {
            var colors = owner.Looks.Colors;
            switch (content.Mark)
            {
                case CellBar when !drawsBars:
                    return null;
                case CellBar bar:
                    return new CellBarDrawing(lefts[column] + PadX, BarWidth, bar, bar.End < bar.Zero ? colors.Negative : colors.Accent);
                case CellTrend trend:
                    var figure = cellNode.Add(new StructureNode("Figure") { AltText = trend.AltText });
                    return new CellTrendDrawing(lefts[column] + PadX, Math.Min(TrendWidth, widths[column] - 2 * PadX), cell.LeadingPt, trend, colors.Accent, figure);
                default:
                    return null;
            }
        }

        /// <summary>Width of what stands behind the decimal point; null for a cell without a number.</summary>
        private double? TailWidth(TableRow row, TableCell content)
        {
            var printed = InlineText.Plain(content.Content);
            var start = DecimalTail.Start(printed);
            if (start < 0)
                return null;
            var key = (printed[start..], row.Role is RowRole.Highlight or RowRole.Subtotal);
            if (!tailWidths.TryGetValue(key, out var tail))
            {
                StyledText[] spans = [new(key.Item1, key.Item2 ? cell.Style.Bold() : cell.Style)];
                tailWidths.Add(key, tail = key.Item1.Length == 0 ? 0 : owner.text.NaturalWidth(spans));
            }

            return tail;
        }

        private TableRowFragment GroupRow(TableRow row, bool continued)
        {
            // On the next page the label stands again, as decoration: a reader's voice has it once.
            var head = continued ? null : node.Add("TR").Add(new StructureNode("TH") { Table = new TableAttributes("Row", table.Columns.Length) });
            owner.footnoteParent = head ?? node;
            var style = cell.Style.Bold() with { Color = owner.Looks.Colors.Accent };
            var label = continued ? [new StyledText(owner.words.Continued(InlineText.Plain(row.Cells[0].Content)), style)] : owner.inlines.Of(row.Cells[0].Content, style);
            var lines = Lines(label, cell, width - 2 * PadX, TextAlignment.Left, head);
            return new TableRowFragment(width, lines.HeightPt + 2 * PadY + 3, PadY + 3, [new TableCellBox(lines, PadX, 0, null)], null, (owner.Looks.Colors.Rule, 0.35));
        }

        private TableRowFragment HeaderRow(bool tagged)
        {
            var grouped = table.Columns.Any(column => column.Group is not null);
            var (own, spanning) = tagged ? HeaderNodes(grouped) : ([], new StructureNode?[table.Columns.Length]);
            var cells = ImmutableArray.CreateBuilder<TableCellBox>();
            var rules = ImmutableArray.CreateBuilder<SpanRule>();
            var groups = grouped ? GroupHeaders(spanning, cells, rules) : 0;
            var lines = new List<StackFragment>();
            for (var c = 0; c < table.Columns.Length; c++)
                lines.Add(Lines([new StyledText(table.Columns[c].Header, header.Style)], header, widths[c] - 2 * PadX, Alignment(c), tagged ? own[c] : null));
            var highest = lines.Max(line => line.HeightPt);
            for (var c = 0; c < lines.Count; c++)
                cells.Add(new TableCellBox(lines[c], lefts[c] + PadX, groups + highest - lines[c].HeightPt, null));
            return new TableRowFragment(width, groups + highest + 2 * PadY + HeaderGap, PadY, cells.ToImmutable(), null, (owner.Looks.Colors.MutedInk, 0.6)) { SpanRules = rules.ToImmutable() };
        }

        /// <summary>Elements of the header, in the order of the columns: those of the columns, and those that span a group, by its first column.</summary>
        private (StructureNode[] Own, StructureNode?[] Spanning) HeaderNodes(bool grouped)
        {
            var first = node.Add("TR");
            var second = grouped ? node.Add("TR") : first;
            var own = new StructureNode[table.Columns.Length];
            var spanning = new StructureNode?[own.Length];
            for (var c = 0; c < own.Length; c++)
            {
                var group = table.Columns[c].Group;
                if (group is not null && (c == 0 || table.Columns[c - 1].Group != group))
                    spanning[c] = first.Add(new StructureNode("TH") { Table = new TableAttributes("Column", GroupEnd(c) - c) });
                own[c] = (group is null ? first : second).Add(new StructureNode("TH") { Table = new TableAttributes("Column", 1, grouped && group is null ? 2 : 1) });
            }

            return (own, spanning);
        }

        private int GroupEnd(int start)
        {
            var end = start + 1;
            while (end < table.Columns.Length && table.Columns[end].Group == table.Columns[start].Group)
                end++;
            return end;
        }

        /// <summary>Headers that span columns; returns their height.</summary>
        private double GroupHeaders(StructureNode?[] nodes, ImmutableArray<TableCellBox>.Builder cells, ImmutableArray<SpanRule>.Builder rules)
        {
            var height = 0.0;
            for (var c = 0; c < table.Columns.Length;)
            {
                var (start, end) = (c, GroupEnd(c));
                c = table.Columns[start].Group is null ? start + 1 : end;
                if (table.Columns[start].Group is not { } name)
                    continue;
                var span = widths[start..end].Sum() - 2 * PadX;
                var lines = Lines([new StyledText(name, header.Style with { Color = owner.Looks.Colors.Ink })], header, span, TextAlignment.Center, nodes[start]);
                height = Math.Max(height, lines.HeightPt);
                cells.Add(new TableCellBox(lines, lefts[start] + PadX, 0, null));
                rules.Add(new SpanRule(lefts[start] + PadX, span, 0));
            }

            for (var i = 0; i < rules.Count; i++)
                rules[i] = rules[i] with { YPt = PadY + height + 1.2 };
            return height + 3;
        }

        private StackFragment Lines(List<StyledText> spans, TextLook look, double room, TextAlignment alignment, StructureNode? cellNode)
        {
            var fragments = owner.SetLines(spans, look with { Alignment = alignment }, Math.Max(room, 1), cellNode);
            var items = new FlowItem[fragments.Count];
            for (var i = 0; i < items.Length; i++)
                items[i] = new FlowItem(fragments[i]);
            return new StackFragment(items);
        }

        private TextAlignment Alignment(int column) => table.Columns[column].Alignment switch
        {
            ColumnAlignment.Right or ColumnAlignment.Decimal => TextAlignment.Right,
            ColumnAlignment.Center => TextAlignment.Center,
            _ => TextAlignment.Left,
        };

        private (double, double, Color)? Shade(TableCell content, int column)
        {
            if (content.Shade is not { } shade || shade == 0 || !double.IsFinite(shade))
                return null;
            return (lefts[column] + 0.5, widths[column] - 1, owner.Looks.Colors.Heat(shade));
        }
    }
}
