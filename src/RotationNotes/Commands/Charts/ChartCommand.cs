using System.CommandLine;
using System.Globalization;
using RotationNotes.Charts;
using RotationNotes.Documents;
using RotationNotes.Documents.Blocks;
using RotationNotes.Documents.Inlines;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Files;
using RotationNotes.Graphics.Devices.Png;
using RotationNotes.Graphics.Devices.Svg;
using RotationNotes.Graphics.Scenes;
using RotationNotes.Graphics.Themes;
using RotationNotes.Narrative.Notes;
using RotationNotes.Narrative.Writing;
using RotationNotes.Pdf;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Charts;

/// <summary><c>chart list|render</c>: the charts of a note, and one of them alone as a file.</summary>
internal static class ChartCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var noteId = new Option<string?>("--note") { Description = "Note that declares the chart; by default the one of Notes:Default.", HelpName = "id" };
        var list = new Command("list", "The charts of a note.") { noteId };
        runner.Attach(list, parse =>
        {
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            Print(environment.Output.Data, desk.Notes.Load(parse.GetValue(noteId) ?? desk.Options.Notes.Default));
            return ExitCode.Done;
        });

        var options = new ChartRenderOptions(noteId);
        var render = new Command("render", "Draw one chart with its title and source line.");
        render.Arguments.Add(options.Id);
        foreach (var option in options.All)
            render.Options.Add(option);
        runner.Attach(render, parse => Render(new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder), options.Read(parse, environment.CurrentFolder), environment));
        return new Command("chart", "Charts of notes.") { list, render };
    }

    private static void Print(TextWriter writer, NoteDefinition note)
    {
        var table = new TerminalTable("chart", "kind", "topic");
        foreach (var chart in note.Charts)
            table.Add(chart.Id, chart.Kind.Word(), chart.Topic);
        table.Print(writer);
    }

    private static int Render(Desk desk, ChartOrder order, CommandEnvironment environment)
    {
        var note = desk.Notes.Load(order.NoteId ?? desk.Options.Notes.Default);
        var market = desk.LoadMarket();
        var view = market.AsOf(order.AsOf ?? market.DefaultAsOf);
        SessionTalk.Say(environment.Output.Talk, view);
        var style = desk.StyleOf(note);
        var block = NoteComposer.ComposeChart(note, view, desk.Metrics, order.ChartId);
        if (block is Hole hole)
            throw new DiagnosticException(FailureKind.Data, Diagnostic.Error(note.Charts.First(chart => chart.Id == order.ChartId).Place, $"{hole.What}. {hole.Reason}"));
        var figure = (Figure)block;
        var title = string.Create(CultureInfo.InvariantCulture, $"Exhibit {figure.Caption.Number}: {InlineText.Plain(figure.Caption.Title)}");
        var source = figure.Caption.Source + (view.IsSample ? ". Sample data, not of any market" : "");
        var theme = order.Dark ? Dark(style.Theme, desk, style.File) : style.Theme;
        var card = new ExhibitCard(theme, style.Fonts);
        var scene = order.Bare
            ? card.DrawBare(figure.Chart, order.WidthPt, order.HeightPt)
            : card.Draw(figure.Chart, new ExhibitWords(title, figure.Caption.Subtitle, source, figure.Caption.Note), order.WidthPt, order.HeightPt);
        var about = new NoteDocument
        {
            NoteId = note.Id,
            Publication = note.Publication,
            Title = title,
            Author = note.Author,
            AsOf = view.AsOf,
            Revision = 1,
            Language = note.Language,
            IsSample = view.IsSample,
            Keywords = note.Keywords,
            Blocks = [],
            Claims = [],
        };
        DurableFile.CreateFolder(order.Out.DirectoryName!);
        DurableFile.Replace(order.Out.FullName, Bytes(order, scene, theme, about, figure.AltText, source));
        environment.Output.Data.WriteLine(order.Out.FullName);
        return ExitCode.Done;
    }

    private static byte[] Bytes(ChartOrder order, Scene scene, Theme theme, NoteDocument about, string altText, string source) => order.Format switch
    {
        ChartFormat.Svg => System.Text.Encoding.UTF8.GetBytes(SvgDevice.Render(scene, about.Title, altText, new SvgMetadata(theme.House, about.AsOf, source, about.Language))),
        ChartFormat.Png => PngDevice.Render(scene, order.Scale * ChartOrder.PixelsPerPoint, theme.Colors.Paper),
        _ => ScenePage.Render(scene, about, altText),
    };

    private static Theme Dark(Theme theme, Desk desk, FileInfo file) => theme.Dark is { } colors
        ? theme with { Colors = colors }
        : throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(new Place(desk.Options.Paths.Shown(file.FullName)), $"theme '{theme.Id}' has no dark colours.", "Add a 'dark' object with the members of 'colors'."));
}
