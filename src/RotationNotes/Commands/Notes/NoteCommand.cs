using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Market.Views;
using RotationNotes.Narrative.Checks;
using RotationNotes.Narrative.Writing;
using RotationNotes.Portal.Preview;
using RotationNotes.Publishing.Installation;
using RotationNotes.Terminal;

namespace RotationNotes.Commands.Notes;

/// <summary><c>note list|check|explain|preview</c>: which notes there are, every mistake in one, what stands behind its words, how it looks.</summary>
internal static class NoteCommand
{
    public static Command Create(GlobalOptions global, CommandRunner runner)
    {
        var environment = runner.Environment;
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var list = new Command("list", "All notes of the templates folder.") { json };
        runner.Attach(list, parse =>
        {
            var desk = new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder);
            if (parse.GetValue(json))
                PrintJson(environment.Output.Data, desk);
            else
                PrintTable(environment.Output.Data, desk);
            return ExitCode.Done;
        });

        var id = new Argument<string?>("id") { Description = "Note to check; by default all.", Arity = ArgumentArity.ZeroOrOne };
        var asOf = DateArgument.AsOf("Compose the note for this date only; by default for many dates and with series missing.");
        var texts = new Option<bool>("--texts") { Description = "Print every sentence the note can say, numbers replaced by '#'." };
        var check = new Command("check", "Read and compose a note without publishing it; prints every mistake with file, line and hint.") { id, asOf, texts };
        runner.Attach(check, parse => Check(new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder), parse.GetValue(id), parse.GetValue(asOf), parse.GetValue(texts), environment));

        var words = new Argument<string>("text") { Description = "Words of the note, as many as make the place clear." };
        var note = new Option<string?>("--note") { Description = "Note id; by default the default note.", HelpName = "id" };
        var explain = new Command("explain", "Where a sentence or number of a note came from: fact, definition and observations.") { words, note, asOf };
        runner.Attach(explain, parse => Explain(new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder), parse.GetValue(words)!, parse.GetValue(note), parse.GetValue(asOf), environment));

        var previewed = new Argument<string?>("id") { Description = "Note to preview; by default the default note.", Arity = ArgumentArity.ZeroOrOne };
        var port = new Option<int>("--port") { Description = "Port on loopback; 0 lets the system choose.", DefaultValueFactory = _ => 5078, HelpName = "number" };
        var preview = new Command("preview", "Show a note in the browser and follow each save; mistakes stand above the last good version.") { previewed, asOf, port };
        runner.Attach(preview, parse => Preview(() => new Desk(global.Load(parse, environment), environment.Clock, environment.ApplicationFolder), parse.GetValue(previewed), parse.GetValue(asOf), parse.GetValue(port), environment));
        return new Command("note", "Note templates.") { list, check, explain, preview };
    }

    private static int Preview(Func<Desk> open, string? id, DateOnly? asOf, int port, CommandEnvironment environment)
    {
        var desk = open();
        var note = id ?? desk.Options.Notes.Default;
        if (port is < 0 or > 65535)
            throw new DiagnosticException(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, "--port is a number from 0 to 65535."));
        if (!desk.Notes.List().Contains(note))
            desk.Notes.Load(note); // says which notes there are
        var market = desk.LoadMarket();
        var view = market.AsOf(asOf ?? market.DefaultAsOf);
        SessionTalk.Say(environment.Output.Talk, view);
        using var preview = new NotePreview(open, note, view, environment.Output.Talk);
        PreviewServer.Run(preview, port, environment.ApplicationFolder, environment.Output.Data, environment.Output.Talk, environment.Cancellation);
        return ExitCode.Done;
    }

    private static int Explain(Desk desk, string words, string? note, DateOnly? asOf, CommandEnvironment environment)
    {
        var market = desk.LoadMarket();
        var view = market.AsOf(asOf ?? market.DefaultAsOf);
        SessionTalk.Say(environment.Output.Talk, view);
        var composition = NoteComposer.Compose(desk.Notes.Load(note ?? desk.Options.Notes.Default), view, desk.Metrics);
        NoteExplanation.Print(environment.Output.Data, composition, view, desk.Metrics, market.Vintage, words);
        return ExitCode.Done;
    }

    private static int Check(Desk desk, string? id, DateOnly? asOf, bool texts, CommandEnvironment environment)
    {
        ImmutableArray<string> notes = id is null ? desk.Notes.List() : [id];
        if (notes.IsEmpty)
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(new Place(desk.Options.Paths.Shown(desk.Options.Notes.Templates.FullName)), "no note is here.", "A note is a folder with note.json and note.scriban."));
        var market = desk.LoadMarket();
        var view = market.AsOf(asOf ?? market.DefaultAsOf);
        SessionTalk.Say(environment.Output.Talk, view);
        var errors = 0;
        foreach (var note in notes)
        {
            var result = Result(desk, note, asOf is null ? NoteCheck.Views(market) : [view]);
            var findings = result.Diagnostics;
            foreach (var text in texts ? result.Sentences : [])
                environment.Output.Data.WriteLine(text);
            foreach (var finding in findings)
                environment.Output.Data.WriteLine(finding);
            var mistakes = findings.Count(finding => finding.IsError);
            errors += mistakes;
            environment.Output.Data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{note}: {Count(mistakes, "error")}, {Count(findings.Length - mistakes, "warning")}; written for {Count(result.Renders, "view")} and {Count(result.Rehearsals, "rehearsal")}, {Count(result.Sentences.Length, "sentence")} it can say"));
        }

        return errors == 0 ? ExitCode.Done : (int)FailureKind.Configuration;
    }

    private static NoteCheckResult Result(Desk desk, string note, IEnumerable<MarketView> views)
    {
        try
        {
            var definition = desk.Notes.Load(note);
            desk.StyleOf(definition);
            return NoteCheck.Check(note, desk.Notes, views, desk.Metrics);
        }
        catch (DiagnosticException exception) when (exception.Kind != FailureKind.Usage)
        {
            return new NoteCheckResult(note, 0, exception.Diagnostics);
        }
    }

    private static string Count(int number, string word) => string.Create(CultureInfo.InvariantCulture, $"{number} {word}{(number == 1 ? "" : "s")}");

    private static void PrintTable(TextWriter writer, Desk desk)
    {
        var table = new TerminalTable("note", "publication", "theme", "charts", "tables").Right(3, 4);
        foreach (var id in desk.Notes.List())
        {
            var note = desk.Notes.Load(id);
            table.Add(id, note.Publication, note.Theme, note.Charts.Length.ToString(CultureInfo.InvariantCulture), note.Tables.Length.ToString(CultureInfo.InvariantCulture));
        }

        table.Print(writer);
    }

    private static void PrintJson(TextWriter writer, Desk desk) => JsonOutput.Print(writer, json =>
    {
        json.WriteStartArray();
        foreach (var id in desk.Notes.List())
        {
            var note = desk.Notes.Load(id);
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("publication", note.Publication);
            json.WriteString("theme", note.Theme);
            json.WriteNumber("charts", note.Charts.Length);
            json.WriteNumber("tables", note.Tables.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
