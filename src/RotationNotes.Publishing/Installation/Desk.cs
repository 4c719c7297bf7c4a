using System.Reflection;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Graphics.Fonts;
using RotationNotes.Graphics.Fonts.TrueType;
using RotationNotes.Graphics.Themes;
using RotationNotes.Market.Calendar;
using RotationNotes.Market.Sample;
using RotationNotes.Market.Store;
using RotationNotes.Market.Views;
using RotationNotes.Metrics.Facts;
using RotationNotes.Narrative.Notes;
using RotationNotes.Publishing.Archive;

namespace RotationNotes.Publishing.Installation;

/// <summary>Everything commands work with, built from the options when first needed.</summary>
public sealed class Desk
{
    private readonly DirectoryInfo applicationFolder;
    private readonly Lazy<TradingCalendar> calendar;
    private readonly Dictionary<string, HouseStyle> styles = new(StringComparer.Ordinal);

    /// <param name="applicationFolder">The program's own folder, with its fonts.</param>
    public Desk(AppOptions options, TimeProvider clock, DirectoryInfo applicationFolder)
    {
        (Options, this.applicationFolder) = (options, applicationFolder);
        calendar = new Lazy<TradingCalendar>(() => TradingCalendar.Load(options.Market.CalendarExtension?.FullName));
        Notes = new NoteLibrary(options.Notes.Templates);
        Store = new MarketStore(options.Market.Store);
        Archive = new EditionArchive(options.Publishing.Archive, clock);
    }

    public static string ProgramVersion { get; } =
        typeof(Desk).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public AppOptions Options { get; }

    public TradingCalendar Calendar => calendar.Value;

    public MetricCatalogue Metrics => MetricCatalogue.Default;

    public NoteLibrary Notes { get; }

    public MarketStore Store { get; }

    public EditionArchive Archive { get; }

    /// <summary>The imported market as it is stored now, or the generated sample when nothing was imported.</summary>
    public MarketData LoadMarket() => Store.Load(Calendar) ?? SampleMarket.Create(Calendar);

    /// <summary>Theme and fonts of a note, loaded once per theme.</summary>
    /// <exception cref="DiagnosticException">The theme is missing or wrong, or no usable font was found (configuration).</exception>
    public HouseStyle StyleOf(NoteDefinition note)
    {
        var file = Options.Notes.Theme ?? new FileInfo(Path.Combine(Options.Notes.Templates.FullName, "themes", note.Theme + ".json"));
        if (Options.Notes.Theme is null && file.Exists && !RealPath.IsWithin(Options.Notes.Templates, file.FullName))
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(new Place(file.Name), $"the theme is a link that leads out of the folder '{Options.Notes.Templates.Name}'.", "Put a copy there."));
        lock (styles)
        {
            if (!styles.TryGetValue(file.FullName, out var style))
                styles.Add(file.FullName, style = LoadStyle(file));
            return style;
        }
    }

    private HouseStyle LoadStyle(FileInfo file)
    {
        try
        {
            var theme = ThemeFile.Load(file.FullName);
            var folders = FontLibrary.DefaultFolders(applicationFolder.FullName);
            if (Options.Notes.Fonts is { } own)
                folders = folders.Prepend(own);
            return new HouseStyle(file, theme, FontLibrary.Load(folders, theme.Families));
        }
        catch (ThemeException exception)
        {
            throw new DiagnosticException(FailureKind.Configuration, exception.Errors.Select(error => Diagnostic.Error(
                new Place(Options.Paths.Shown(error.File), error.Line), error.Message, error.Hint)));
        }
        catch (FontException exception)
        {
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(new Place(exception.Path), exception.Message));
        }
    }
}

/// <summary>How a note looks: its theme file, what it says, and the fonts found for it.</summary>
public sealed record HouseStyle(FileInfo File, Theme Theme, FontLibrary Fonts);
