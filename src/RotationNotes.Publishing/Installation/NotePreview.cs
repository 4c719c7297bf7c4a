using System.Collections.Immutable;
using System.Diagnostics;
using RotationNotes.Documents;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Html.Web;
using RotationNotes.Market.Views;
using RotationNotes.Narrative.Writing;
using RotationNotes.Pdf;

namespace RotationNotes.Publishing.Installation;

/// <summary>A note as it looks now: rendered again whenever a file of the templates folder changes, with what is wrong in it.</summary>
public sealed class NotePreview : IDisposable
{
    // An editor saves in several steps; the last of them counts.
    private static readonly TimeSpan quiet = TimeSpan.FromMilliseconds(15);

    private readonly Func<Desk> open;
    private readonly string noteId;
    private readonly MarketView view;
    private readonly TextWriter talk;
    private readonly FileSystemWatcher watcher;
    private readonly Timer timer;
    private readonly Lock gate = new();
    private Desk desk;
    private bool themeChanged;
    private PreviewState state;
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="open">Makes a desk, which keeps themes and fonts; called again when a theme changes.</param>
    /// <param name="view">The date shown; its statistics are computed once and kept.</param>
    /// <param name="talk">Told of each rendering in one line.</param>
    public NotePreview(Func<Desk> open, string noteId, MarketView view, TextWriter talk)
    {
        (this.open, this.noteId, this.view, this.talk) = (open, noteId, view, talk);
        desk = open();
        state = Render(0);
        timer = new Timer(_ => Again());
        watcher = new FileSystemWatcher(desk.Options.Notes.Templates.FullName) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, change) => Changed(change.FullPath);
        watcher.Created += (_, change) => Changed(change.FullPath);
        watcher.Deleted += (_, change) => Changed(change.FullPath);
        watcher.Renamed += (_, change) => Changed(change.FullPath);
        watcher.EnableRaisingEvents = true;
    }

    public PreviewState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>The state after version <paramref name="seen"/>; waits for one when there is none yet.</summary>
    public async Task<PreviewState> After(int seen, CancellationToken cancellation)
    {
        while (true)
        {
            Task change;
            lock (gate)
            {
                if (state.Version > seen)
                    return state;
                change = next.Task;
            }

            await change.WaitAsync(cancellation);
        }
    }

    /// <summary>The pages of the last version without errors, or null before there is one.</summary>
    public byte[]? Pdf()
    {
        if (State.Document is not { } document)
            return null;
        var style = desk.StyleOf(desk.Notes.Load(noteId));
        return new PdfRenderer(style.Theme, style.Fonts).Render(document, PdfOptions.Default);
    }

    public void Dispose()
    {
        watcher.Dispose();
        timer.Dispose();
    }

    private void Changed(string path)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(path));
        if (folder == "themes")
            themeChanged = true;
        else if (folder != noteId)
            return;
        timer.Change(quiet, Timeout.InfiniteTimeSpan);
    }

    private void Again()
    {
        lock (gate)
        {
            state = Render(state.Version + 1);
            var waiting = next;
            next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.SetResult();
        }
    }

    private PreviewState Render(int version)
    {
        var began = Stopwatch.GetTimestamp();
        var (last, findings) = (version == 0 ? null : state, ImmutableArray<Diagnostic>.Empty);
        NoteDocument? document = null;
        string? page = null;
        try
        {
            if (themeChanged)
                (desk, themeChanged) = (open(), false);
            var note = desk.Notes.Load(noteId);
            var style = desk.StyleOf(note);
            var composition = NoteComposer.Compose(note, view, desk.Metrics);
            (document, findings) = (composition.Document, composition.Diagnostics);
            page = new HtmlRenderer(style.Theme, style.Fonts).RenderWeb(document);
        }
        catch (DiagnosticException exception)
        {
            findings = exception.Diagnostics;
        }
        catch (IOException exception)
        {
            // The file may be between two steps of an editor's save; the next step brings another rendering.
            findings = [Diagnostic.Error(new Place(noteId), exception.Message)];
        }

        var took = Stopwatch.GetElapsedTime(began);
        talk.WriteLine(FormattableString.Invariant($"{noteId}: {(page is null ? "not rendered" : "rendered")} in {took.TotalMilliseconds:0} ms, {findings.Count(f => f.IsError)} errors, {findings.Count(f => !f.IsError)} warnings"));
        foreach (var finding in findings.Where(f => f.IsError))
            talk.WriteLine(finding);
        return new PreviewState(version, page ?? last?.Page, document ?? last?.Document, page is null, findings, took);
    }
}

/// <summary>One rendering.</summary>
/// <param name="Page">The web page; that of the last version without errors when this one has some; null before there was one.</param>
/// <param name="IsOld">Whether <paramref name="Page"/> shows an earlier version.</param>
public sealed record PreviewState(int Version, string? Page, NoteDocument? Document, bool IsOld, ImmutableArray<Diagnostic> Findings, TimeSpan Took);
