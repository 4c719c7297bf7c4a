using System.Security.Cryptography;
using System.Text;

namespace RotationNotes.Portal.Preview;

/// <summary>The page around a previewed note: it waits for the next version, shows what is wrong and keeps the reader's place.</summary>
internal static class PreviewPage
{
    public const string Nothing = "<!DOCTYPE html><meta charset=\"utf-8\"><title>Preview</title><p>Nothing to show yet.";

    private const string Script = """
        const frame = document.querySelector('iframe'), panel = document.querySelector('ol'), bar = document.querySelector('header span');
        let seen = -1;
        const show = state => {
          bar.textContent = (state.old ? 'showing the last version without errors' : 'up to date') + ', ' + state.milliseconds + ' ms';
          document.body.classList.toggle('broken', state.findings.some(f => f.error));
          panel.replaceChildren(...state.findings.map(f => Object.assign(document.createElement('li'), { textContent: f.text, className: f.error ? 'error' : 'warning' })));
        };
        const reload = () => {
          const at = frame.contentWindow.scrollY;
          frame.addEventListener('load', () => frame.contentWindow.scrollTo(0, at), { once: true });
          frame.contentWindow.location.reload();
        };
        const wait = async () => {
          for (;;) {
            try {
              const state = await (await fetch('/state?after=' + seen)).json();
              if (state.version !== seen) {
                show(state);
                if (seen >= 0 && !state.old) reload();
                seen = state.version;
              }
            } catch {
              bar.textContent = 'the preview has ended';
              await new Promise(done => setTimeout(done, 1000));
            }
          }
        };
        wait();
        """;

    private const string Style = """
        html, body { margin: 0; height: 100%; font: 14px/1.4 system-ui, sans-serif; }
        body { display: flex; flex-direction: column; }
        header { display: flex; gap: 1.5em; padding: .4em 1em; background: #14324a; color: #fff; }
        header a { color: #fff; margin-left: auto; }
        .broken header { background: #a3201c; }
        ol { margin: 0; padding: 0; list-style: none; max-height: 40vh; overflow: auto; }
        li { padding: .4em 1em; font: 13px/1.5 ui-monospace, monospace; white-space: pre-wrap; border-bottom: 1px solid #ddd; }
        .error { background: #fde9e8; color: #6d1210; }
        .warning { background: #fff6dc; color: #5c4708; }
        iframe { flex: 1; border: 0; }
        """;

    public const string Frame =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title><style>" + Style + "</style></head><body>"
        + "<header><b>Preview</b><span role=\"status\">…</span><a href=\"/note.pdf\" target=\"_blank\">PDF</a></header><ol aria-label=\"Findings\"></ol><iframe src=\"/note\" title=\"The note\"></iframe>"
        + "<script>" + Script + "</script></body></html>";

    public static string FramePolicy { get; } =
        $"default-src 'none'; script-src 'sha256-{Hash(Script)}'; style-src 'sha256-{Hash(Style)}'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
