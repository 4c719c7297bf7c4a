using System.Collections.Immutable;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Observations;

namespace RotationNotes.Market.Import.Reading;

/// <summary>What reading one file gave; filled by a layout.</summary>
internal sealed class FileReading(SourceFile file, DateOnly lastDay)
{
    /// <summary>After so many the rest is only counted; the first few tell what is wrong with the file.</summary>
    public const int MaxErrors = 12;

    private readonly List<Diagnostic> errors = [];
    private readonly List<Diagnostic> warnings = [];
    private int unlisted;

    public SourceFile File { get; } = file;

    /// <summary>The newest day that can have come anywhere on Earth; what is dated later is wrong.</summary>
    public DateOnly LastDay { get; } = lastDay;

    /// <summary>Name of the recognised layout; empty when none fits.</summary>
    public string Layout { get; set; } = "";

    /// <summary>Why no layout or no series fits; null when one does.</summary>
    public Diagnostic? Unknown { get; set; }

    /// <summary>Label of the series for the table; also set when the file failed.</summary>
    public string SeriesLabel { get; set; } = "";

    public int Rows { get; set; }

    public DateOnly? First { get; set; }

    public DateOnly? Last { get; set; }

    public List<Series> Series { get; } = [];

    /// <summary>Odd rows that were kept, by series and date.</summary>
    public List<OddDay> OddDays { get; } = [];

    public bool HasErrors => errors.Count > 0;

    public void Error(int line, string message, string? hint = null)
    {
        if (errors.Count < MaxErrors)
            errors.Add(Diagnostic.Error(new Place(File.Path, line), message, hint));
        else
            unlisted++;
    }

    public void Error(Diagnostic finding) => errors.Add(finding);

    /// <summary>The file as a whole is at fault: what was found in its rows before counts for nothing.</summary>
    public void Refuse(Diagnostic finding)
    {
        errors.Clear();
        warnings.Clear();
        Series.Clear();
        unlisted = 0;
        errors.Add(finding);
    }

    public void Warn(string message, string? hint = null) => warnings.Add(Diagnostic.Warning(new Place(File.Path), message, hint));

    public void Warn(int line, string message, string? hint) => warnings.Add(Diagnostic.Warning(new Place(File.Path, line), message, hint));

    /// <summary>Errors first, then the reason of an unknown file, then warnings.</summary>
    public ImmutableArray<Diagnostic> Problems()
    {
        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        all.AddRange(errors);
        if (unlisted > 0)
            all.Add(Diagnostic.Error(new Place(File.Path), $"{unlisted} more errors of this file are not listed."));
        if (Unknown is not null && errors.Count == 0)
            all.Add(Unknown);
        all.AddRange(warnings);
        return all.ToImmutable();
    }
}
