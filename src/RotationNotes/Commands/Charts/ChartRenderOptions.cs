using System.CommandLine;
using System.Globalization;
using RotationNotes.Charts;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Charts;

/// <summary>Options of <c>chart render</c>.</summary>
internal sealed class ChartRenderOptions(Option<string?> note)
{
    public Argument<string> Id { get; } = new("id") { Description = "Chart to draw; `chart list` shows them." };

    private Option<DateOnly?> AsOf { get; } = DateArgument.AsOf("Date the chart describes; by default the newest session of the data.");

    private Option<string> Out { get; } = new("--out") { Description = "File to write; its name ends in .svg, .png or .pdf.", HelpName = "file", Required = true };

    private Option<double> Scale { get; } = new("--scale") { Description = "Pixels per CSS pixel of a PNG, 1 to 3.", HelpName = "n", DefaultValueFactory = _ => 2 };

    private Option<string?> Size { get; } = new("--size") { Description = "Width, or width and height of the chart, in points: 487 or 487x220.", HelpName = "WxH" };

    private Option<bool> DarkColors { get; } = new("--dark") { Description = "Draw in the theme's dark colours." };

    private Option<bool> Bare { get; } = new("--bare") { Description = "Draw the chart alone, without title and source line." };

    public IEnumerable<Option> All => [note, AsOf, Out, Scale, Size, DarkColors, Bare];

    /// <exception cref="DiagnosticException">Every invalid value (usage).</exception>
    public ChartOrder Read(ParseResult parse, DirectoryInfo currentFolder)
    {
        var faults = new List<Diagnostic>();
        var path = parse.GetValue(Out)!;
        ChartFormat? format = Path.GetExtension(path).ToLowerInvariant() switch { ".svg" => ChartFormat.Svg, ".png" => ChartFormat.Png, ".pdf" => ChartFormat.Pdf, _ => null };
        if (format is null)
            faults.Add(Fault($"--out '{path}' names no kind of file this command writes.", "End the name in .svg, .png or .pdf."));
        var scale = parse.GetValue(Scale);
        if (!(scale >= 1 && scale <= 3))
            faults.Add(Fault(string.Create(CultureInfo.InvariantCulture, $"--scale is 1 to 3, not {scale}."), null));
        var (width, height) = ReadSize(parse.GetValue(Size), faults);
        if (faults.Count > 0)
            throw new DiagnosticException(FailureKind.Usage, faults);
        return new ChartOrder(
            parse.GetValue(Id)!, parse.GetValue(note), parse.GetValue(AsOf), new FileInfo(Path.GetFullPath(path, currentFolder.FullName)),
            format!.Value, scale, width, height, parse.GetValue(DarkColors), parse.GetValue(Bare));
    }

    private static (double Width, double? Height) ReadSize(string? text, List<Diagnostic> faults)
    {
        const double least = 120, most = 2000;
        if (text is null)
            return (ChartOrder.UsualWidthPt, null);
        var parts = text.Split('x');
        var values = new double[parts.Length];
        var isRight = parts.Length <= 2;
        for (var i = 0; i < parts.Length && isRight; i++)
            isRight = double.TryParse(parts[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out values[i]) && values[i] >= (i == 0 ? least : ChartRenderer.LeastHeightPt) && values[i] <= most;
        if (isRight)
            return (values[0], values.Length == 2 ? values[1] : null);
        faults.Add(Fault($"--size '{text}' is not a size.", $"Write a width from {least} to {most} points, and after an x a height from {ChartRenderer.LeastHeightPt} to {most}, e.g. 487x220."));
        return (ChartOrder.UsualWidthPt, null);
    }

    private static Diagnostic Fault(string message, string? hint) => Diagnostic.Error(Place.Nowhere, message, hint);
}

internal enum ChartFormat
{
    Svg,
    Png,
    Pdf,
}

/// <summary>What a <c>chart render</c> command line asks for.</summary>
/// <param name="Scale">Pixels per CSS pixel.</param>
/// <param name="WidthPt">Width of the whole drawing.</param>
/// <param name="HeightPt">Height of the chart without its words; null for the one that reads best.</param>
internal sealed record ChartOrder(string ChartId, string? NoteId, DateOnly? AsOf, FileInfo Out, ChartFormat Format, double Scale, double WidthPt, double? HeightPt, bool Dark, bool Bare)
{
    public const double UsualWidthPt = 503;

    /// <summary>A CSS pixel is 1/96 inch, a point 1/72.</summary>
    public const double PixelsPerPoint = 96.0 / 72;
}
