// What callers in TypeScript may write; what arrives is checked field by field all the same.
interface TextPart {
  type: 'text';
  text: string;
}

type Content = string | readonly TextPart[];

type ChatMessageBody =
  | { role: 'system' | 'developer' | 'user'; content: Content; name?: string }
  | {
      role: 'assistant';
      content?: Content | null;
      tool_calls?: readonly { id: string; type: 'function'; function: { name: string; arguments: string } }[];
    }
  | { role: 'tool'; content: Content; tool_call_id: string };

interface ToolBody {
  type: 'function';
  function: { name: string; description?: string; parameters?: object; strict?: boolean | null };
}

export interface ChatCompletionBody {
  model: string;
  messages: readonly ChatMessageBody[];
  stream?: boolean | null;
  stream_options?: { include_usage?: boolean } | null;
  max_tokens?: number | null;
  max_completion_tokens?: number | null;
  temperature?: number | null;
  top_p?: number | null;
  seed?: number | null;
  stop?: string | readonly string[] | null;
  presence_penalty?: number | null;
  frequency_penalty?: number | null;
  reasoning_effort?: 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | null;
  response_format?:
    | { type: 'text' | 'json_object' }
    | { type: 'json_schema'; json_schema: { name: string; schema?: object; strict?: boolean | null } };
  tools?: readonly ToolBody[];
  tool_choice?: 'none' | 'auto' | 'required' | { type: 'function'; function: { name: string } };
  parallel_tool_calls?: boolean;
}

export interface EmbeddingBody {
  model: string;
  input: string | readonly string[];
  encoding_format?: 'float' | 'base64';
}
