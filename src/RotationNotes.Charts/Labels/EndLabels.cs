using System.Collections.Immutable;
using RotationNotes.Charts.Look;
using RotationNotes.Graphics.Geometry;
using RotationNotes.Graphics.Scenes;

namespace RotationNotes.Charts.Labels;

/// <summary>What is written at the end of a line.</summary>
/// <param name="Name">Series name.</param>
/// <param name="Value">Last value as printed; empty when it is not asked for.</param>
/// <param name="Color">Series colour.</param>
/// <param name="IsStrong">Whether the name is set bold, too.</param>
internal sealed record EndLabel(string Name, string Value, Color Color, bool IsStrong);

/// <summary>Names and last values right of the plot, in the colours of their lines, moved apart where they would touch.</summary>
internal sealed class EndLabels
{
    private const double Gap = 5.5;
    private const double LeaderGap = 9;
    private const double MovedFar = 0.7;
    private const double ShortName = 8.5; // em

    private readonly ChartStyle style;
    private readonly ImmutableArray<EndLabel> labels;
    private readonly ImmutableArray<ImmutableArray<(string Name, string Value)>> blocks;
    private double[] centres = [];
    private double[] wishes = [];

    private EndLabels(ChartStyle style, ImmutableArray<EndLabel> labels, ImmutableArray<ImmutableArray<(string, string)>> blocks)
    {
        (this.style, this.labels, this.blocks) = (style, labels, blocks);
        foreach (var (label, block) in labels.Zip(blocks))
        {
            foreach (var line in block)
                TextWidth = Math.Max(TextWidth, Width(style, label, line));
        }
    }

    /// <summary>Widest line of any label, in points.</summary>
    public double TextWidth { get; }

    /// <summary>Room right of the plot, in points.</summary>
    public double GutterWidth => labels.IsEmpty ? 4 : TextWidth + (HasLeaders ? LeaderGap + 3 : Gap) + 1;

    private bool HasLeaders { get; set; }

    /// <summary>
    /// Labels in the gutter that reads best: several labels on one line each if the room allows, a single one over two lines so that
    /// the plot keeps its width; short names are not broken. Null when a name is too long even for three lines.
    /// </summary>
    public static EndLabels? Narrowest(ChartStyle style, ImmutableArray<EndLabel> labels, double room)
    {
        if (labels.Length > 1 && Fit(style, labels, room) is { } whole && whole.blocks.All(block => block.Length == 1))
            return whole;
        var least = 0.0;
        foreach (var label in labels)
        {
            var width = style.Measure(label.Name, label.IsStrong);
            least = width <= style.LabelPt * ShortName ? Math.Max(least, width) : least;
        }

        foreach (var share in (ReadOnlySpan<double>)[0.5, 0.62, 0.75, 0.87])
        {
            if (room * share >= least && Fit(style, labels, room * share) is { } narrow && narrow.blocks.All(block => block.Length <= 2))
                return narrow;
        }

        return Fit(style, labels, room);
    }

    private static EndLabels? Fit(ChartStyle style, ImmutableArray<EndLabel> labels, double room)
    {
        var blocks = ImmutableArray.CreateBuilder<ImmutableArray<(string, string)>>();
        foreach (var label in labels)
        {
            if (Block(style, label, room) is not { } block)
                return null;
            blocks.Add(block);
        }

        return new EndLabels(style, labels, blocks.ToImmutable());
    }

    /// <summary>Finds the heights; false when the labels cannot stand above each other.</summary>
    public bool Place(IReadOnlyList<double> lineEnds, double top, double bottom)
    {
        var sizes = new double[labels.Length];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = blocks[i].Length * style.LineHeight + (labels.Length > 6 ? 0.2 : 1.2);
        wishes = [.. lineEnds];
        if (LabelStack.Solve(wishes, sizes, top, bottom) is not { } solved)
            return false;
        centres = solved;
        for (var i = 0; i < centres.Length; i++)
            HasLeaders |= Math.Abs(centres[i] - wishes[i]) > style.LineHeight * MovedFar;
        return true;
    }

    /// <param name="sketch">Where to draw.</param>
    /// <param name="plotRight">Right edge of the plot.</param>
    /// <param name="lastX">Where each line ends.</param>
    public void Draw(Sketch sketch, double plotRight, IReadOnlyList<double> lastX)
    {
        var x = plotRight + (HasLeaders ? LeaderGap + 3 : Gap);
        for (var i = 0; i < labels.Length; i++)
        {
            Leader(sketch, i, lastX[i] + 2.6, plotRight, x - 1.5);
            var color = style.Readable(labels[i].Color);
            var y = centres[i] - (blocks[i].Length - 1) * style.LineHeight / 2;
            foreach (var (name, value) in blocks[i])
            {
                sketch.TextCentred(name, style.Text(color, labels[i].IsStrong), x, y);
                var offset = name.Length == 0 ? 0 : style.Measure(name + " ", labels[i].IsStrong);
                sketch.TextCentred(value, style.Text(color, bold: true), x + offset, y);
                y += style.LineHeight;
            }
        }
    }

    private void Leader(Sketch sketch, int i, double fromX, double plotRight, double toX)
    {
        var moved = Math.Abs(centres[i] - wishes[i]) > style.LineHeight * MovedFar;
        var endsEarly = plotRight - fromX > 8;
        if (!moved && !endsEarly)
            return;
        var stroke = new Stroke(style.Tint(labels[i].Color, 0.35), 0.5);
        var path = new PathBuilder().Move(fromX, wishes[i]);
        if (moved)
            path.Line(Math.Max(fromX, plotRight + 2.5), wishes[i]).Line(toX - 2.5, centres[i]).Line(toX, centres[i]);
        else
            path.Line(toX, wishes[i]);
        sketch.Stroke(path.Build(), stroke);
    }

    private static ImmutableArray<(string, string)>? Block(ChartStyle style, EndLabel label, double room)
    {
        if (label.Name.Length == 0)
            return style.Measure(label.Value, bold: true) <= room ? [("", label.Value)] : null;
        if (Width(style, label, (label.Name, label.Value)) <= room)
            return [(label.Name, label.Value)];
        if (TextWrap.Lines(label.Name, room, 3, text => style.Measure(text, label.IsStrong)) is not { } lines)
            return null;
        var block = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var line in lines)
            block.Add((line, ""));
        if (label.Value.Length > 0)
        {
            if (Width(style, label, (lines[^1], label.Value)) <= room)
                block[^1] = (lines[^1], label.Value);
            else
                block.Add(("", label.Value));
        }

        return block.ToImmutable();
    }

    private static double Width(ChartStyle style, EndLabel label, (string Name, string Value) line) =>
        (line.Name.Length == 0 ? 0 : style.Measure(line.Value.Length > 0 ? line.Name + " " : line.Name, label.IsStrong)) + style.Measure(line.Value, bold: true);
}
