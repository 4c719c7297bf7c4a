using System.Reflection;
using RotationNotes.Configuration;
using RotationNotes.Delivery.Outbox;
using RotationNotes.Documents.Diagnostics;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Themes;
using RotationNotes.Market;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Store;
using RotationNotes.Metrics;
using RotationNotes.Narrative.Notes;
using RotationNotes.Publishing.Archive;
using RotationNotes.Publishing.Editions;

namespace RotationNotes.Commands;

/// <summary>Everything commands work with, built from the options when first needed.</summary>
internal sealed class Desk
{
    private readonly CommandEnvironment environment;
    private readonly Lazy<TradingCalendar> calendar;
    private readonly Lazy<Theme> theme;
    private readonly Lazy<FontLibrary> fonts;

    public Desk(AppOptions options, CommandEnvironment environment)
    {
        (Options, this.environment) = (options, environment);
        calendar = new Lazy<TradingCalendar>(() => TradingCalendar.Load(options.Market.CalendarExtension?.FullName));
        theme = new Lazy<Theme>(LoadTheme);
        fonts = new Lazy<FontLibrary>(LoadFonts);
        Notes = new NoteLibrary(options.Notes.Templates);
        Store = new MarketStore(options.Market.Store);
        Archive = new EditionArchive(options.Publishing.Archive, environment.Clock);
    }

    public static string ProgramVersion { get; } =
        typeof(Desk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public AppOptions Options { get; }

    public TradingCalendar Calendar => calendar.Value;

    public Theme Theme => theme.Value;

    public FontLibrary Fonts => fonts.Value;

    public MetricCatalogue Metrics => MetricCatalogue.Default;

    public NoteLibrary Notes { get; }

    public MarketStore Store { get; }

    public EditionArchive Archive { get; }

    /// <summary>The imported market as it is stored now, or the generated sample when nothing was imported.</summary>
    public MarketData LoadMarket() => Store.Load(Calendar) ?? SampleMarket.Create(Calendar);

    public EditionPress Press() => new(
        Archive,
        new EditionLocks(Options.Publishing.Locks, environment.Clock),
        new FileOutbox(Options.Publishing.Outbox),
        Options.Delivery.From,
        ProgramVersion,
        Options.Publishing.Patience);

    private Theme LoadTheme()
    {
        try
        {
            return ThemeFile.Load(Options.Notes.Theme.FullName);
        }
        catch (ThemeException exception)
        {
            throw new DiagnosticException(FailureKind.Configuration, exception.Errors.Select(error => Diagnostic.Error(
                new Place(Options.Paths.Shown(error.File), error.Line), error.Message, error.Hint)));
        }
    }

    private FontLibrary LoadFonts()
    {
        var folders = FontLibrary.DefaultFolders(environment.ApplicationFolder.FullName);
        if (Options.Notes.Fonts is { } own)
            folders = folders.Prepend(own);
        try
        {
            return FontLibrary.Load(folders, Theme);
        }
        catch (FontException exception)
        {
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(new Place(exception.Path), exception.Message));
        }
    }
}
