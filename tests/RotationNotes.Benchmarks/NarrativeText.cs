using BenchmarkDotNet.Attributes;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Sample;
using RotationNotes.Metrics;
using RotationNotes.Narrative;
using RotationNotes.Narrative.Claims;
using RotationNotes.Narrative.Exhibits;
using RotationNotes.Narrative.Facts;
using RotationNotes.Narrative.Language;
using RotationNotes.Narrative.Notes;
using RotationNotes.Templating;

namespace RotationNotes.Benchmarks;

/// <summary>The prose of the weekly note once its facts are known: reading all its templates, and writing the text.</summary>
[MemoryDiagnoser]
public class NarrativeText
{
    private NoteDefinition note = null!;
    private NoteLanguage language = null!;

    [GlobalSetup]
    public void Prepare()
    {
        note = new NoteLibrary(new DirectoryInfo(Path.Combine(WarmNote.Root(), "templates"))).Load("weekly-rotation");
        var view = SampleMarket.Create(TradingCalendar.Load()).AsOf(new DateOnly(2024, 7, 16));
        var facts = new FactTable(note, view, MetricCatalogue.Default);
        var ledger = new ClaimLedger();
        var printer = new FactPrinter(note, view, MetricCatalogue.Default, ledger, null);
        language = new NoteLanguage(note, view, MetricCatalogue.Default, facts, printer, ledger, null);
        BlockFunctions.AddTo(language.Globals, new ExhibitBook(note, view, MetricCatalogue.Default, facts, printer, language.Render), note);
    }

    /// <summary>Parsing every file of the note's folder.</summary>
    [Benchmark]
    public int Parse() => note.Files.Sum(file => Template.Parse(file.Text, file.Path).File.Length);

    /// <summary>Parsing the body and the partials it includes, and rendering them: the whole prose as Markdown.</summary>
    [Benchmark(Baseline = true)]
    public string ParseAndRender() => language.Render(note.Body);
}
